import { describe, expect, it } from 'vitest';
import type { Comparison, Condition, Operand, Window } from '../condition/condition.ts';
import { describeCondition } from './condition-words.ts';
import { describeDeadline, describeDuration, describeWeekdays } from './time-words.ts';

const vip: Condition = { type: 'tag', tag: 'vip' };
const level: Condition = { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 3 } };

describe('conditions in words', () => {
  it.each<[Condition, string, string]>([
    [vip, '有标签「vip」', 'has the tag “vip”'],
    [level, '属性「level」不小于 3', 'attribute “level” is at least 3'],
    [{ type: 'not', of: vip }, '没有标签「vip」', 'does not have the tag “vip”'],
    [{ type: 'all', of: [vip, level] }, '有标签「vip」且属性「level」不小于 3', 'has the tag “vip” and attribute “level” is at least 3'],
    [
      { type: 'all', of: [vip, { type: 'any', of: [vip, level] }] },
      '有标签「vip」且（有标签「vip」或属性「level」不小于 3）',
      'has the tag “vip” and (has the tag “vip” or attribute “level” is at least 3)',
    ],
    [{ type: 'missing', operand: { type: 'context', field: 'due' } }, '「due」没有值', '“due” is missing'],
    [{ type: 'community', community: '新手村' }, '在社群「新手村」', 'is in the community “新手村”'],
    [
      { type: 'compare', left: { type: 'tier', ladder: 'lifecycle' }, op: 'in', right: { type: 'value', value: ['trial', 'paying'] } },
      '用户分层是「试听」或「付费」',
      'lifecycle tier is “trial” or “paying”',
    ],
    [
      { type: 'compare', left: { type: 'variable', name: 'streak' }, op: 'eq', right: { type: 'value', value: 7 } },
      '「连续打卡次数」等于 7',
      '“streak” is 7',
    ],
    [
      { type: 'count', event: 'checked_in', window: { type: 'calendar', unit: 'week' }, of: 'days', op: 'lt', value: 1 },
      '本周没有「打卡」',
      'no “checked in” this week',
    ],
    [
      { type: 'count', event: 'checked_in', window: { type: 'previous', unit: 'month' }, of: 'days', op: 'gte', value: 20 },
      '上个月「打卡」至少 20 天',
      'checked in on at least 20 days in the previous month',
    ],
    [
      { type: 'count', event: 'checked_in', window: { type: 'previous', unit: 'day' }, of: 'events', op: 'lt', value: 1 },
      '昨天没有「打卡」',
      'no “checked in” yesterday',
    ],
    [
      { type: 'count', event: 'checked_in', window: { type: 'previous', unit: 'week', zone: 'UTC' }, of: 'events', op: 'gte', value: 2 },
      '上周（UTC）「打卡」至少 2 次',
      'checked in at least twice in the previous week (UTC)',
    ],
    [
      { type: 'count', event: 'paid', where: level, window: { type: 'ever' }, of: 'events', op: 'eq', value: 1 },
      '累计「付款」（属性「level」不小于 3）正好 1 次',
      'paid (attribute “level” is at least 3) exactly once so far',
    ],
    [{ type: 'segment', segment: 'sleepers' }, '在人群「sleepers」', 'is in the segment “sleepers”'],
    [
      { type: 'count', event: 'checked_in', window: { type: 'ever' }, of: 'streak', op: 'gte', value: 7 },
      '连续「打卡」至少 7 天',
      'checked in at least 7 days in a row',
    ],
    [
      {
        type: 'count',
        event: 'paid',
        window: { type: 'last', amount: 1, unit: 'weeks' },
        of: 'sum',
        property: 'amount',
        op: 'gt',
        value: 99.5,
      },
      '最近 1 周「付款」的「amount」合计超过 99.5',
      'the sum of “amount” over “paid” is more than 99.5 in the last week',
    ],
    [
      { type: 'count', event: 'paid', window: { type: 'sinceTurn', step: 'days' }, of: 'values', property: 'course', op: 'gte', value: 2 },
      '「days」本轮开始以来「付款」的「course」至少 2 种',
      'at least 2 different values of “course” in “paid” since this turn of “days” opened',
    ],
    [
      { type: 'count', event: 'paid', window: { type: 'since', from: { type: 'context', field: 'startsAt' } }, of: 'events', op: 'gte', value: 2 },
      '「startsAt」以来「付款」至少 2 次',
      'paid at least twice since “startsAt”',
    ],
    [
      { type: 'count', event: 'paid', window: { type: 'since', from: { type: 'value', value: '2026-03-01' } }, of: 'events', op: 'gte', value: 1 },
      '2026-03-01 以来有过「付款」',
      'paid at least once since 2026-03-01',
    ],
    [
      { type: 'recency', event: 'message_posted', is: 'absent', amount: 14, unit: 'days' },
      '已经 14 天没有「发言」',
      'no “posted a message” for 14 days',
    ],
    [
      { type: 'recency', event: 'paid', where: level, is: 'longerAgo', amount: 1, unit: 'weeks' },
      '距上次「付款」（属性「level」不小于 3）已超过 1 周',
      'last paid (attribute “level” is at least 3) more than a week ago',
    ],
    [
      {
        type: 'compare',
        left: {
          type: 'event',
          which: 'last',
          event: 'survey.answered',
          property: 'score',
          window: { type: 'calendar', unit: 'month', zone: 'Asia/Shanghai' },
        },
        op: 'lt',
        right: { type: 'points' },
      },
      '本月（Asia/Shanghai）最近一次「填写问卷」的「score」小于积分',
      '“score” of the last “answered the survey” this month (Asia/Shanghai) is less than the balance of points',
    ],
    [
      { type: 'compare', left: { type: 'attribute', name: 'course' }, op: 'eq', right: { type: 'context', field: 'course' } },
      '属性「course」等于运行信息「course」',
      'attribute “course” is the run’s “course”',
    ],
    [
      { type: 'compare', left: { type: 'variable', name: 'spoke' }, op: 'lt', right: { type: 'variable', name: 'before' } },
      '「spoke」小于变量「before」',
      '“spoke” is less than the variable “before”',
    ],
    [
      { type: 'compare', left: { type: 'event', which: 'first', event: 'survey.answered', property: 'score', window: { type: 'ever' } }, op: 'gte', right: { type: 'value', value: 9 } },
      '首次「填写问卷」的「score」不小于 9',
      '“score” of the first “answered the survey” is at least 9',
    ],
    [
      { type: 'compare', left: { type: 'outcome', step: 'call' }, op: 'eq', right: { type: 'value', value: 'reached' } },
      '步骤「call」的结果是「reached」',
      'the outcome of “call” is “reached”',
    ],
    [
      { type: 'compare', left: { type: 'attribute', name: 'ends' }, op: 'lte', right: { type: 'today', plusDays: 30 } },
      '属性「ends」不晚于 30 天后',
      'attribute “ends” is no later than 30 days from today',
    ],
  ])('%j', (condition, zh, en) => {
    expect([describeCondition(condition, 'zh'), describeCondition(condition, 'en')]).toEqual([zh, en]);
  });
});

const value = (of: string | number | boolean | readonly (string | number)[]) => ({ type: 'value', value: of }) as const;
const about = (name: string) => ({ type: 'attribute', name }) as const;
const compared = (left: Operand, op: Comparison, right: Operand): Condition => ({ type: 'compare', left, op, right });
const counted = (op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte', count: number, of: 'events' | 'days', window: Window = { type: 'last', amount: 7, unit: 'days' }): Condition => ({
  type: 'count', event: 'checked_in', window, of, op, value: count,
});
const ever = { type: 'ever' } as const;

/** Read aloud, each is what an operator would say. */
describe('conditions as they are said', () => {
  it.each<[Condition, string, string]>([
    [compared(about('vip'), 'eq', value(true)), '属性「vip」是「是」', 'attribute “vip” is yes'],
    [compared(about('city'), 'ne', value('Ames')), '属性「city」不是「Ames」', 'attribute “city” is not “Ames”'],
    [compared(about('city'), 'in', value(['Ames', 'Bath', 'Cork'])), '属性「city」是「Ames」、「Bath」或「Cork」', 'attribute “city” is “Ames”, “Bath” or “Cork”'],
    [compared(about('level'), 'in', value([1, 2])), '属性「level」是 1 或 2', 'attribute “level” is 1 or 2'],
    [compared(about('level'), 'eq', value(3)), '属性「level」等于 3', 'attribute “level” is 3'],
    [compared({ type: 'tier', ladder: 'activity' }, 'eq', value('kol')), '活跃分层是「核心KOL」', 'activity tier is “KOL”'],
    [compared({ type: 'points', account: 'gold' }, 'lt', value(5)), '积分「gold」小于 5', 'the balance of points “gold” is less than 5'],
    [compared(about('ends'), 'gt', { type: 'today', plusDays: -7 }), '属性「ends」晚于 7 天前', 'attribute “ends” is after 7 days ago'],
    [compared(about('ends'), 'gte', value('2026-05-01')), '属性「ends」不早于 2026-05-01', 'attribute “ends” is no earlier than 2026-05-01'],
    [{ type: 'not', of: { type: 'community', community: '新手村' } }, '不在社群「新手村」', 'is not in the community “新手村”'],
    [{ type: 'not', of: { type: 'missing', operand: about('due') } }, '属性「due」有值', 'attribute “due” has a value'],
    [{ type: 'not', of: compared(about('level'), 'eq', value(3)) }, '不满足（属性「level」等于 3）', 'not (attribute “level” is 3)'],
    [counted('eq', 0, 'events'), '最近 7 天没有「打卡」', 'no “checked in” in the last 7 days'],
    [counted('lt', 1, 'days', ever), '从来没有「打卡」', 'never checked in'],
    [counted('gt', 0, 'events'), '最近 7 天有过「打卡」', 'checked in at least once in the last 7 days'],
    [counted('gte', 1, 'days', ever), '有过「打卡」', 'checked in at least once so far'],
    [counted('ne', 3, 'events'), '最近 7 天「打卡」不是 3 次', 'checked in any number of times but 3 in the last 7 days'],
    [counted('lt', 2, 'events'), '最近 7 天「打卡」少于 2 次', 'checked in less than twice in the last 7 days'],
    [counted('gte', 2, 'days', ever), '累计「打卡」至少 2 天', 'checked in on at least 2 days so far'],
    [counted('eq', 1, 'days', { type: 'last', amount: 1, unit: 'weeks' }), '最近 1 周「打卡」正好 1 天', 'checked in on exactly 1 day in the last week'],
    [{ type: 'recency', event: 'message_posted', is: 'within', amount: 3, unit: 'days' }, '距上次「发言」不到 3 天', 'last posted a message less than 3 days ago'],
    [{ type: 'recency', event: 'message_posted', is: 'absent', amount: 1, unit: 'hours' }, '已经 1 小时没有「发言」', 'no “posted a message” for an hour'],
  ])('%j', (condition, zh, en) => {
    expect([describeCondition(condition, 'zh'), describeCondition(condition, 'en')]).toEqual([zh, en]);
  });
});

describe('times in words', () => {
  it('one is one, and two are many', () => {
    expect(describeDuration({ amount: 1, unit: 'months' }, 'en')).toBe('1 month');
    expect(describeDuration({ amount: 2, unit: 'weeks' }, 'en')).toBe('2 weeks');
    expect(describeDuration({ amount: 2, unit: 'months' }, 'zh')).toBe('2 个月');
  });

  it('days in a row read as a range, others one by one', () => {
    expect(describeWeekdays([5, 1, 2, 3, 4], 'zh')).toBe('周一至周五');
    expect(describeWeekdays([7, 6], 'zh')).toBe('周六和周日');
    expect(describeWeekdays([1, 3, 5], 'en')).toBe('Monday, Wednesday and Friday');
    expect(describeWeekdays([1, 2, 3, 4, 5, 6, 7], 'en')).toBe('every day');
  });

  it('a deadline says until when', () => {
    expect(describeDeadline({ type: 'date', anchor: { type: 'start' }, offsetDays: 0, time: '22:00', ifPast: 'now' }, 'zh')).toBe(
      '到开始当天 22:00',
    );
    expect(describeDeadline({ type: 'date', anchor: { type: 'start' }, offsetDays: 0, time: '22:00', ifPast: 'now' }, 'en')).toBe(
      'until 22:00 on the day of the start',
    );
    expect(describeDeadline({ type: 'at', time: '22:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }, 'en')).toBe('until 22:00 (every day)');
  });
});
