import { builtinStep } from '../catalog/builtin-step.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import { eventNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { eventTitle } from '../words/event-names.ts';
import { quote } from '../words/lang.ts';
import { capitalize, describeWeekdays } from '../words/time-words.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { timeSchema, weekdaysSchema } from './setting-schemas.ts';
import type { ProgrammeConfig } from './step-config.ts';

const LEFT = { id: 'left', title: { zh: '缺卡退出', en: 'left' } };
const PATHS = [
  { id: 'open', title: { zh: '每次开始', en: 'turn opens' }, kind: 'path' },
  { id: 'remind', title: { zh: '还没打卡，提醒', en: 'reminder due' }, kind: 'path' },
  { id: 'met', title: { zh: '打卡了', en: 'met' }, kind: 'path' },
  { id: 'missed', title: { zh: '没打卡', en: 'missed' }, kind: 'path' },
] as const;

/** Minutes since midnight. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A closing time that is not after the opening belongs to the next day, and so may the reminder. */
function isWithinTurn(opens: string, at: string, closes: string): boolean {
  const sinceOpening = (time: string) => (minutesOf(time) - minutesOf(opens) + 1440) % 1440;
  const length = sinceOpening(closes) || 1440;
  return sinceOpening(at) > 0 && sinceOpening(at) < length;
}

export const programme = builtinStep<ProgrammeConfig>({
  type: 'programme',
  group: 'programme',
  icon: 'trophy',
  sort: 'control',
  title: { zh: '打卡计划', en: 'Programme' },
  help: {
    zh: '一连多天、每天一次：开始时、提醒时、打卡后、缺卡时各走一条路。变量 day 是第几次，streak 是连续打卡次数，missedInRow、missedTotal 是连续和累计缺卡次数。',
    en: 'The same every day for some days, with a path each for opening, reminding, met and missed. Variables: day, streak, missedInRow, missedTotal.',
  },
  schema: z
    .strictObject({
      turns: field(z.int().min(1).max(1000), '次数', 'Turns'),
      opens: field(
        z.strictObject({
          time: field(timeSchema, '时间', 'Time', { widget: 'time' }),
          weekdays: field(weekdaysSchema, '星期', 'Weekdays', { widget: 'weekdays' }),
        }),
        '每次何时开始',
        'Opens',
      ),
      closes: field(timeSchema, '截止时间', 'Closes', {
        widget: 'time',
        help: { zh: '不晚于开始时间时，指第二天', en: 'On the next day where it is not after the opening' },
      }),
      remindsAt: field(timeSchema.nullable(), '提醒时间', 'Reminds at', { widget: 'time' }),
      met: field(
        z.strictObject({
          event: field(eventNameSchema, '事件', 'Event', { widget: 'event' }),
          where: field(conditionSchema.exactOptional(), '并且满足', 'Where', { widget: 'condition' }),
        }),
        '怎样算打卡',
        'Met by',
      ),
      leaveAfterMissed: field(z.int().min(1).max(1000).nullable(), '累计缺几次退出', 'Leave after missing'),
    })
    .superRefine(({ opens, remindsAt, closes }, context) => {
      if (remindsAt !== null && !isWithinTurn(opens.time, remindsAt, closes)) {
        context.addIssue({ code: 'custom', path: ['remindsAt'], params: { code: 'programme.remindOutside', opens: opens.time, closes } });
      }
    }),
  initial: {
    turns: 21,
    opens: { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    closes: '22:00',
    remindsAt: '20:00',
    met: { event: 'checked_in' },
    leaveAfterMissed: null,
  },
  outcomes: [DONE, LEFT, ...PATHS],
  outcomesOf: (config) => (typeof config['leaveAfterMissed'] === 'number' ? [DONE, LEFT, ...PATHS] : [DONE, ...PATHS]),
  describe: ({ turns, opens, closes, met }, lang) => {
    const days = describeWeekdays(opens.weekdays, lang);
    const daily = opens.weekdays.length === 7;
    const event = quote(eventTitle(met.event, lang), lang);
    if (lang === 'zh') return `${days} ${opens.time}–${closes}，共 ${turns} ${daily ? '天' : '次'}，等${event}`;
    return `${capitalize(days)} ${opens.time}–${closes}, ${turns} ${daily ? (turns === 1 ? 'day' : 'days') : turns === 1 ? 'turn' : 'turns'}, met by ${event}`;
  },
  needs: ({ met }) => ({
    conditions: met.where === undefined ? [] : [{ when: met.where, over: 'event', path: ['met', 'where'] }],
    listens: [met.event],
  }),
  variables: ['day', 'streak', 'missedInRow', 'missedTotal', 'dayList'],
  takesTime: true,
});
