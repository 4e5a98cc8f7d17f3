import { z } from '../schema.ts';
import { field } from './field.ts';

/** In place of weekdays: the days that the flow's calendar calls worked. */
export function workingDaysField() {
  return field(z.boolean().exactOptional(), '只在工作日', 'Working days only', {
    help: {
      zh: '按流程所选的工作日历，含调休；打开后不看上面的星期',
      en: 'By the flow’s calendar, make-up working days included; the weekdays above then do not count',
    },
  });
}
