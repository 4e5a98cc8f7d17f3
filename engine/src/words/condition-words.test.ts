import { describe, expect, it } from 'vitest';
import type { Condition } from '../condition/condition.ts';
import { describeCondition } from './condition-words.ts';
import { describeDeadline, describeDuration, describeWeekdays } from './time-words.ts';

const vip: Condition = { type: 'tag', tag: 'vip' };
const level: Condition = { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 3 } };

describe('conditions in words', () => {
  it.each<[Condition, string, string]>([
    [vip, '有标签「vip」', 'has the tag “vip”'],
    [level, '属性「level」不小于 3', 'attribute “level” is at least 3'],
    [{ type: 'not', of: vip }, '不满足（有标签「vip」）', 'not (has the tag “vip”)'],
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
      '用户分层属于「trial」、「paying」',
      'lifecycle tier is one of “trial”, “paying”',
    ],
    [
      { type: 'compare', left: { type: 'variable', name: 'streak' }, op: 'eq', right: { type: 'value', value: 7 } },
      '「连续打卡次数」等于 7',
      '“streak” is 7',
    ],
    [
      { type: 'count', event: 'checked_in', window: { type: 'calendar', unit: 'week' }, of: 'days', op: 'lt', value: 1 },
      '本周「打卡」少于 1 天',
      'checked in fewer than 1 day this week',
    ],
    [
      { type: 'count', event: 'paid', where: level, window: { type: 'ever' }, of: 'events', op: 'eq', value: 1 },
      '累计「付款」（属性「level」不小于 3）正好 1 次',
      'paid (attribute “level” is at least 3) exactly 1 time ever',
    ],
    [{ type: 'segment', segment: 'sleepers' }, '在人群「sleepers」', 'is in the segment “sleepers”'],
    [
      { type: 'count', event: 'checked_in', window: { type: 'ever' }, of: 'streak', op: 'gte', value: 7 },
      '连续「打卡」至少 7 天',
      '“checked in” at least 7 days in a row',
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
      'the sum of “amount” over “paid” is more than 99.5 in the last 1 week',
    ],
    [
      { type: 'count', event: 'paid', window: { type: 'sinceTurn', step: 'days' }, of: 'values', property: 'course', op: 'gte', value: 2 },
      '「days」本轮开始以来「付款」的「course」至少 2 种',
      'at least 2 different “course” among “paid” since the turn of “days” opened',
    ],
    [
      { type: 'recency', event: 'message_posted', is: 'absent', amount: 14, unit: 'days' },
      '已经 14 天没有「发言」',
      'no “posted a message” for 14 days',
    ],
    [
      { type: 'recency', event: 'paid', where: level, is: 'longerAgo', amount: 1, unit: 'weeks' },
      '上次「付款」（属性「level」不小于 3）已超过 1 周',
      'the last “paid” (attribute “level” is at least 3) is more than 1 week ago',
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
      '“score” of the last “answered the survey” this month (Asia/Shanghai) is less than points',
    ],
    [
      { type: 'compare', left: { type: 'outcome', step: 'call' }, op: 'eq', right: { type: 'value', value: 'reached' } },
      '步骤「call」的结果等于「reached」',
      'the outcome of “call” is “reached”',
    ],
    [
      { type: 'compare', left: { type: 'attribute', name: 'ends' }, op: 'lte', right: { type: 'today', plusDays: 30 } },
      '属性「ends」不大于今天之后 30 天',
      'attribute “ends” is at most 30 days from today',
    ],
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
