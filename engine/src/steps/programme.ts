import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import { eventNameSchema } from '../document/names.ts';
import type { JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { eventTitle } from '../words/event-names.ts';
import { quote } from '../words/lang.ts';
import { capitalize, describeDays } from '../words/time-words.ts';
import { field } from './field.ts';
import { isObject } from './named-outcomes.ts';
import { DONE } from './outcome-titles.ts';
import { milestonePath, type ProgrammeConfig, turnsOf } from './programme-config.ts';
import { distinctRows, rowsField } from './programme-rows.ts';
import { checkWindow } from './programme-window.ts';
import { anchorSchema, timeSchema, weekdaysSchema } from './setting-schemas.ts';
import { workingDaysField } from './working-days-field.ts';

const LEFT = { id: 'left', title: { zh: '缺卡退出', en: 'left' } };
const OPEN: OutcomeManifest = { id: 'open', title: { zh: '每次开始', en: 'turn opens' }, kind: 'path' };
const PATHS: readonly OutcomeManifest[] = [
  OPEN,
  { id: 'remind', title: { zh: '还没打卡，提醒', en: 'reminder due' }, kind: 'path' },
  { id: 'met', title: { zh: '打卡了', en: 'met' }, kind: 'path' },
  { id: 'missed', title: { zh: '没打卡', en: 'missed' }, kind: 'path' },
];
const NUDGE: OutcomeManifest = { id: 'nudge', title: { zh: '连续缺卡，关怀', en: 'missed in a row' }, kind: 'path' };
/** Where nobody has anything to do. */
const AT_TIME: OutcomeManifest = { id: 'remind', title: { zh: '到了提醒时间', en: 'reminder time' }, kind: 'path' };
const MADE_UP: OutcomeManifest = { id: 'madeUp', title: { zh: '补卡了', en: 'made up' }, kind: 'path' };

const timesSchema = z.union([timeSchema, z.array(timeSchema).min(1).max(5)]);

export const programme = builtinStep<ProgrammeConfig>({
  type: 'programme',
  group: 'programme',
  icon: 'trophy',
  sort: 'control',
  title: { zh: '打卡计划', en: 'Programme' },
  help: {
    zh: '一连多天、每天一次：开始时、提醒时、打卡后、缺卡时各走一条路。内容表里一行是一次，正文里写 {{ row.列名 }}。变量 day 是第几次，streak 是连续打卡次数，missedInRow、missedTotal 是连续和累计缺卡次数，cards 是剩下的补卡机会。',
    en: 'Once a day for some days, with a path each for opening, reminding, met and missed. Each row of the table is one turn; a text writes {{ row.column }}. Variables: day, streak, missedInRow, missedTotal, cards.',
  },
  schema: z
    .strictObject({
      turns: field(z.int().min(1).max(1000), '次数', 'Turns', {
        help: { zh: '填了内容表，就以表的行数为准', en: 'With a table of content, the number of its rows counts' },
      }),
      rows: rowsField({
        zh: '一行是一次的内容，可以从表格软件里复制后直接粘贴；正文里写 {{ row.列名 }} 来引用',
        en: 'One row a turn; it can be pasted from a spreadsheet. A text names a column as {{ row.column }}',
      }),
      opens: field(
        z.strictObject({
          time: field(timeSchema, '时间', 'Time', { widget: 'time' }),
          weekdays: field(weekdaysSchema, '星期', 'Weekdays', { widget: 'weekdays' }),
          workingDays: workingDaysField(),
        }),
        '每次何时开始',
        'Opens',
      ),
      startsOn: field(anchorSchema.nullable().exactOptional(), '大家一起从哪天开始', 'Everybody starts on', {
        widget: 'optional-anchor',
        help: {
          zh: '不选：每个人从加入后的第一次开始算自己的第一天。选了：第几天按这一期算，晚来的人之前的几天不算缺卡',
          en: 'Without: each member’s first day is the first after joining. With: days are the cohort’s; what somebody who joins late could not do was not offered, never missed',
        },
      }),
      closes: field(timeSchema, '截止时间', 'Closes', {
        widget: 'time',
        help: { zh: '不晚于开始时间时，指第二天', en: 'On the next day where it is not after the opening' },
      }),
      graceMinutes: field(z.int().min(0).max(1440).exactOptional(), '宽限（分钟）', 'Grace in minutes', {
        help: {
          zh: '截止前打的卡，晚这么久收到也算；之后才判缺卡',
          en: 'A check-in from before the close still counts when it comes so much later; only then is the turn missed',
        },
      }),
      remindsAt: field(timesSchema.nullable(), '提醒时间', 'Reminds at', { widget: 'times' }),
      met: field(
        z
          .strictObject({
            event: field(eventNameSchema, '事件', 'Event', { widget: 'event' }),
            where: field(conditionSchema.exactOptional(), '并且满足', 'Where', { widget: 'condition' }),
          })
          .nullable(),
        '打卡行为',
        'Met by',
        {
          widget: 'optional',
          help: {
            zh: '不填：只按时发内容，没有人要打卡，不算打卡也不算缺卡，到了提醒时间都会走；适合给群用',
            en: 'Without: only content at its times, with nothing to be met or missed, and every reminder comes. For a group',
          },
        },
      ),
      makeUp: field(
        z
          .strictObject({
            cards: field(z.int().min(1).max(1000), '几张补卡', 'Cards'),
            automatic: field(z.boolean(), '缺卡时自动用掉', 'Used at once when a turn is missed'),
            event: field(eventNameSchema.nullable(), '成员补卡的行为', 'The event that uses one', {
              widget: 'optional-event',
              help: {
                zh: '最多往前补三次；行为带 day 就补那一天，不带就补最近缺的',
                en: 'At most three turns back: the one that its property “day” numbers, else the latest that was missed',
              },
            }),
          })
          .nullable()
          .exactOptional(),
        '补卡',
        'Make-up cards',
        { widget: 'optional' },
      ),
      milestones: field(z.array(z.int().min(1).max(1000)).max(10).exactOptional(), '连续几次时祝贺', 'Milestones', {
        widget: 'numbers',
        help: { zh: '连续打卡到这些次数时各走一条路，每个只走一次', en: 'Each of these streaks opens a path of its own, once' },
      }),
      nudgeAfterMissed: field(z.int().min(1).max(100).nullable().exactOptional(), '连续缺卡几次时关怀', 'Nudge after missed in a row'),
      leaveAfterMissed: field(z.int().min(1).max(1000).nullable(), '累计缺卡几次后退出', 'Leave after missed'),
    })
    .superRefine((config, context) => {
      checkWindow(config, context);
      distinctRows(config.rows ?? [], context);
      const { milestones = [], makeUp, met } = config;
      if (met === null) {
        for (const name of ['makeUp', 'milestones', 'nudgeAfterMissed', 'leaveAfterMissed'] as const) {
          const value = config[name];
          if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) context.addIssue({ code: 'custom', path: [name], params: { code: 'programme.nothingToMeet' } });
        }
      }
      // Neither used up at once nor asked for: nobody could ever have one.
      if (makeUp?.automatic === false && makeUp.event === null)
        context.addIssue({ code: 'custom', path: ['makeUp', 'event'], params: { code: 'programme.cardsUnused' } });
      if (new Set(milestones).size < milestones.length)
        context.addIssue({ code: 'custom', path: ['milestones'], params: { code: 'value.duplicate' } });
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
  outcomesOf: (config) => [
    DONE,
    ...(typeof config['leaveAfterMissed'] === 'number' ? [LEFT] : []),
    ...(config['met'] !== null ? PATHS : config['remindsAt'] === null ? [OPEN] : [OPEN, AT_TIME]),
    ...(isObject(config['makeUp']) ? [MADE_UP] : []),
    ...(typeof config['nudgeAfterMissed'] === 'number' ? [NUDGE] : []),
    ...milestonesOf(config),
  ],
  describe: (config, lang) => {
    const { opens, closes, met } = config;
    const turns = turnsOf(config);
    const days = describeDays(opens, lang);
    const daily = opens.weekdays.length === 7 && opens.workingDays !== true;
    const event = met === null ? null : quote(eventTitle(met.event, lang), lang);
    if (lang === 'zh') return `${days} ${opens.time}–${closes}，共 ${turns} ${daily ? '天' : '次'}${event === null ? '' : `，等${event}`}`;
    return `${capitalize(days)} ${opens.time}–${closes}, ${turns} ${daily ? (turns === 1 ? 'day' : 'days') : turns === 1 ? 'turn' : 'turns'}${event === null ? '' : `, met by ${event}`}`;
  },
  needs: ({ met, makeUp, startsOn }) => ({
    conditions: met?.where === undefined ? [] : [{ when: met.where, over: 'event', event: met.event, path: ['met', 'where'] }],
    anchors: startsOn === undefined || startsOn === null ? [] : [{ anchor: startsOn, path: ['startsOn'] }],
    listens: [...(met === null ? [] : [met.event]), ...(makeUp === undefined || makeUp === null || makeUp.event === null ? [] : [makeUp.event])],
  }),
  variables: ['day', 'row', 'streak', 'missedInRow', 'missedTotal', 'cards', 'milestone', 'dayList'],
  compounds: { row: { id: 'monday' }, dayList: ['met', 'missed'] },
  // A cohort may be over on arrival.
  takesTime: ({ startsOn }) => startsOn === undefined || startsOn === null,
});

function milestonesOf({ milestones }: JsonObject): readonly OutcomeManifest[] {
  if (!Array.isArray(milestones)) return [];
  const streaks = [...new Set((milestones as readonly unknown[]).filter((one): one is number => typeof one === 'number'))];
  return streaks
    .sort((a, b) => a - b)
    .map((streak) => ({ id: milestonePath(streak), title: { zh: `连续 ${streak} 次`, en: `${streak} in a row` }, kind: 'path' }));
}
