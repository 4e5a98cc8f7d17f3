import { field } from './field.ts';
import { anchorSchema, ifPastSchema, offsetDaysSchema, offsetMinutesSchema, onDaysSchema, timeSchema } from './setting-schemas.ts';

export function anchoredTimeFields() {
  return {
    anchor: field(anchorSchema, '以哪天为准', 'Counted from', { widget: 'anchor' }),
    offsetDays: field(offsetDaysSchema, '前后几天', 'Days before or after', {
      help: { zh: '负数是之前，0 是当天', en: 'Negative is before, 0 is the day itself' },
    }),
    time: field(timeSchema, '时间', 'Time', { widget: 'time', help: { zh: '成员当地时间', en: 'The member’s local time' } }),
    on: field(onDaysSchema.exactOptional(), '落在哪些日子', 'On which days', {
      widget: 'choice',
      labels: {
        any: { zh: '哪天都行', en: 'Any day' },
        weekdays: { zh: '周一到周五（逢周末顺移）', en: 'Monday to Friday (moved off weekends)' },
        working: { zh: '工作日（按工作日历）', en: 'Working days (by the calendar)' },
      },
      help: { zh: '不是这样的日子时：算在前面的往前移，其余往后移', en: 'A day that is none of these moves: earlier where it is counted before the date, else later' },
    }),
    offsetMinutes: field(offsetMinutesSchema.exactOptional(), '或者：前后几分钟', 'Or: minutes before or after', {
      help: {
        zh: '填了就从那一刻算起，不看上面的天数和时间：-10 是前 10 分钟',
        en: 'If given, counted from that very moment instead of by day and time: -10 is ten minutes before',
      },
    }),
    ifPast: field(ifPastSchema, '如果已经过了', 'If it is already past', {
      widget: 'choice',
      labels: { skip: { zh: '走「时间已过」', en: 'Take “already past”' }, now: { zh: '立即继续', en: 'Go on at once' } },
    }),
  };
}
