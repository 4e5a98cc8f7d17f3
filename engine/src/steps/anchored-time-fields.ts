import { field } from './field.ts';
import { anchorSchema, ifPastSchema, offsetDaysSchema, timeSchema } from './setting-schemas.ts';

export function anchoredTimeFields() {
  return {
    anchor: field(anchorSchema, '以哪天为准', 'Counted from', { widget: 'anchor' }),
    offsetDays: field(offsetDaysSchema, '前后几天', 'Days before or after', {
      help: { zh: '负数是之前，0 是当天', en: 'Negative is before, 0 is the day itself' },
    }),
    time: field(timeSchema, '时间', 'Time', { widget: 'time', help: { zh: '成员当地时间', en: 'The member’s local time' } }),
    ifPast: field(ifPastSchema, '如果已经过了', 'If it is already past', {
      widget: 'choice',
      labels: { skip: { zh: '走「时间已过」', en: 'Take “already past”' }, now: { zh: '立即继续', en: 'Go on at once' } },
    }),
  };
}
