import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { describeDays } from '../words/time-words.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { timeSchema, weekdaysSchema } from './setting-schemas.ts';
import { workingDaysField } from './working-days-field.ts';
import type { WaitTimeConfig } from './step-config.ts';

export const waitTime = builtinStep<WaitTimeConfig>({
  type: 'wait-time',
  group: 'time',
  icon: 'clock-circle',
  sort: 'control',
  title: { zh: '等到几点', en: 'Wait until a time of day' },
  help: {
    zh: '等到成员当地的下一个这个时刻。到达时正好是这一刻，就立即继续。',
    en: 'Waits for the next such time where the member lives. If it is exactly that time on arrival, the path goes on at once.',
  },
  schema: z.strictObject({
    time: field(timeSchema, '时间', 'Time', { widget: 'time', help: { zh: '成员当地时间', en: 'The member’s local time' } }),
    weekdays: field(weekdaysSchema, '星期', 'Weekdays', { widget: 'weekdays' }),
    workingDays: workingDaysField(),
  }),
  initial: { time: '09:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  outcomes: [DONE],
  describe: (config, lang) => {
    const { time, weekdays, workingDays } = config;
    const everyDay = weekdays.length === 7 && workingDays !== true;
    if (lang === 'zh') return everyDay ? `等到下一个 ${time}` : `等到${describeDays(config, lang)} ${time}`;
    return everyDay ? `Wait until the next ${time}` : `Wait until ${time} (${describeDays(config, lang)})`;
  },
  // Arriving exactly at that time goes straight on, so this alone does not stop a loop from spinning.
  takesTime: false,
});
