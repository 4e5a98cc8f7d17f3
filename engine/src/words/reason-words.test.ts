import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { compile } from '../compile/compile.ts';
import { flowArbitrary } from '../testing/flow-arbitrary.ts';
import type { Input } from '../interpreter/input.ts';
import { type ReasonCode, type ReasonFacts, reasonCodes } from '../interpreter/reasons.ts';
import type { Json, JsonObject } from '../json.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { structureReasonExamples } from '../testing/structure-reason-examples.ts';
import { memberReasonExamples } from '../testing/member-reason-examples.ts';
import { sendingReasonExamples } from '../testing/sending-reason-examples.ts';
import { LANGS } from './lang.ts';
import { describeReason } from './reason-words.ts';

const until = Date.parse('2013-10-17T08:00:00Z');
const count: Json = {
  type: 'count',
  event: 'message_posted',
  window: { type: 'last', amount: 3, unit: 'days' },
  of: 'events',
  op: 'gte',
  value: 3,
  count: 1,
  since: until,
  joinedAt: until,
  holds: false,
};
const compare: Json = {
  type: 'compare',
  left: { type: 'attribute', name: 'level' },
  op: 'eq',
  right: { type: 'value', value: 3 },
  leftValue: 2,
  rightValue: 3,
  holds: false,
};
const gone: Json = { ...compare, leftValue: null };
const tagged: Json = { type: 'tag', tag: 'vip', holds: false };

/** Facts for each code, and what they come to: in Chinese as an operator says it, in English. */
const examples: { readonly [Code in ReasonCode]: readonly [facts: ReasonFacts[Code], zh: string, en: string] } = {
  ...structureReasonExamples,
  ...memberReasonExamples,
  ...sendingReasonExamples,
  'run.started': [{ key: '1752' }, '进入流程（1752）', 'Entered the flow (1752)'],
  'run.completed': [{}, '所有的路都走完了', 'Every path came to its end'],
  'run.exit': [{ reason: '不合适' }, '走到结束步骤：不合适', 'Reached the end: 不合适'],
  'run.exitRule': [
    { rule: 'r', event: 'course.unregistered', seq: 7, reason: '已退课' },
    '因为「退课」，退出流程：已退课',
    'Left the flow because of “left the course”: 已退课',
  ],
  'run.goal': [
    { rule: 'g', event: 'paid', seq: 7, reason: '已付费' },
    '发生了「付款」，达成目标：已付费',
    'Reached the goal by “paid”: 已付费',
  ],
  'run.exitHeld': [
    { rule: 'x', reason: '太久没来', evidence: [tagged] },
    '满足退出条件（不满足：有标签「vip」），退出流程：太久没来',
    'Left the flow because its exit holds (not so: has the tag “vip”): 太久没来',
  ],
  'run.goalHeld': [{ rule: 'g', reason: '活跃', evidence: [] }, '满足目标条件，达成目标：活跃', 'Reached the goal, which holds now: 活跃'],
  'run.moved': [{ from: 1, to: 2, by: '周宁' }, '由 周宁 从版本 1 移到版本 2', 'Moved from version 1 to version 2 by 周宁'],
  'run.stopped': [{ by: '周宁', reason: 'stopped' }, '由 周宁 结束：套件已停止', 'Stopped by 周宁: the kit was stopped'],
  'run.retried': [{ by: '周宁' }, '由 周宁 重试', 'Tried again by 周宁'],
  'run.resumed': [
    { by: '周宁', from: until, elapsed: 'retime' },
    '由 周宁 恢复（自 2013年10月17日 周四 09:00 起暂停），等待时间顺延',
    'Resumed by 周宁 (paused since Thu 17 Oct 2013, 09:00), waits are prolonged by the pause',
  ],
  'step.leftByHand': [{ by: '周宁' }, '由 周宁 跳过这一步', 'Skipped by 周宁'],
  'step.movedByHand': [{ by: '周宁', to: 'call' }, '由 周宁 移到「人工任务」', 'Moved to “Task for a person” by 周宁'],
  'pause.skipped': [{}, '本该在暂停期间进行，已跳过', 'Skipped: it would have been during the pause'],
  'run.runaway': [
    { transitions: 1000 },
    '一瞬间走了 1000 步还没停，已停下，请检查流程里的循环',
    'Stopped after 1000 steps in one instant: the flow goes round without waiting',
  ],
  failed: [{ detail: 'disk full' }, '系统出错，已停下：disk full', 'The system could not go on: disk full'],
  'visits.tooMany': [{ visits: 20 }, '这一步已经走过 20 次，到了上限', 'This step was reached 20 times, as often as it may'],
  'step.skipped': [{ evidence: [] }, '满足跳过条件，跳过这一步', 'Skipped this step'],
  'wait.until': [{ rule: 'date', until, zone: 'Europe/London' }, '等到 2013年10月17日 周四 09:00', 'Waits until Thu 17 Oct 2013, 09:00'],
  'wait.noDate': [{ anchor: 'context', name: 'due' }, '「due」没有日期，没法等', '“due” has no date to wait for'],
  'wait.reached': [{ until }, '到了 2013年10月17日 周四 09:00', 'Thu 17 Oct 2013, 09:00 was reached'],
  'context.updated': [{ event: 'paid', seq: 3, fields: ['due'] }, '因为「付款」，信息有变：due', 'What is known changed by “paid”: due'],
  'wait.retimed': [{ before: null, until }, '改为等到 2013年10月17日 周四 09:00', 'Waits until Thu 17 Oct 2013, 09:00 from now on'],
  'wait.past': [{ until }, '到这一步时，2013年10月17日 周四 09:00 已经过了', 'Thu 17 Oct 2013, 09:00 was already past on arrival'],
  'condition.waiting': [
    { evidence: [tagged], until },
    '等待条件满足（不满足：有标签「vip」），到 2013年10月17日 周四 09:00 为止',
    'Waits until its condition holds (not so: has the tag “vip”), until Thu 17 Oct 2013, 09:00',
  ],
  'condition.met': [{ evidence: [] }, '条件满足了', 'The condition holds'],
  'condition.unmet': [
    { evidence: [], until },
    '到 2013年10月17日 周四 09:00 条件还不满足',
    'The condition did not hold by Thu 17 Oct 2013, 09:00',
  ],
  'event.listening': [
    { events: ['introduced', 'paid'], until: null },
    '等待「自我介绍」或「付款」',
    'Waits for “introduced themselves” or “paid”',
  ],
  'event.arrived': [{ event: 'paid', seq: 3, evidence: [] }, '发生了「付款」', 'It happened: “paid”'],
  'event.none': [
    { events: ['introduced'], until },
    '到 2013年10月17日 周四 09:00 还没有「自我介绍」',
    'No “introduced themselves” by Thu 17 Oct 2013, 09:00',
  ],
  'branch.case': [
    { case: 'yes', name: '活跃', evidence: [{ ...count, count: 4, holds: true }] },
    '满足「活跃」（最近 3 天「发言」至少 3 次，实际 4 次）',
    '“活跃” holds (posted a message at least 3 times in the last 3 days, found 4)',
  ],
  'branch.otherwise': [
    { evidence: [compare, gone, tagged] },
    '都不满足（属性「level」等于 3，实际 2；属性「level」等于 3，实际没有值；不满足：有标签「vip」）',
    'No case holds (attribute “level” is 3, found 2; attribute “level” is 3, found nothing; not so: has the tag “vip”)',
  ],
  'split.way': [{ experiment: 'ab', way: 'A', kept: true }, '实验「ab」：之前已分到「A」', 'Experiment “ab”: keeps “A”'],
  'split.asked': [{ experiment: 'ab' }, '实验「ab」：正在看分到哪组', 'Experiment “ab”: looks which way it goes'],
  'split.noUnit': [
    { experiment: 'ab' },
    '实验「ab」：不知道按谁分（没有社群，或没有带入这项信息）',
    'Experiment “ab”: nothing to split by (no single community, or no such value)',
  ],
  'parallel.opened': [{ paths: ['A', 'B'] }, '同时走 2 条路：A、B', 'Walks 2 paths at once: A, B'],
  'parallel.joined': [{ arrived: 2, rule: 'all' }, '能到的路都到了，共 2 条', 'All paths that could arrive have, 2 of them'],
  'parallel.ended': [{}, '几条路都走完了，没有一条到汇合', 'Every path ended, and none came to the join'],
  'join.arrived': [{}, '这条路到了汇合', 'This path came to the join'],
  'join.passed': [{}, '汇合后继续', 'Goes on from the join'],
  'message.sent': [{ channel: 'in-app', purpose: 'reminder' }, '发出站内消息（提醒）', 'Sent an in-app message (reminder)'],
  'tag.changed': [{ added: ['a'], removed: ['b'] }, '加标签「a」、去标签「b」', 'Tagged “a”, untagged “b”'],
  'attribute.set': [{ name: 'title', value: true }, '「title」设为是', 'Set “title” to yes'],
  'task.opened': [
    { assignee: '助教', dueAt: until },
    '交给「助教」，2013年10月17日 周四 09:00 前完成',
    'Given to “助教”, due Thu 17 Oct 2013, 09:00',
  ],
  'task.answered': [{ outcome: 'talked', data: {} }, '任务有了结果：聊过了', 'The task was answered: 聊过了'],
  'task.overdue': [{ dueAt: until }, '到 2013年10月17日 周四 09:00 还没有完成', 'Not done by Thu 17 Oct 2013, 09:00'],
  'task.acknowledged': [{ by: '小梅' }, '小梅 接手了', 'Taken up by 小梅'],
  'task.escalated': [{ level: 2, to: '主管' }, '没人接手，第 2 级升级给 主管', 'Nobody took it up: escalated to 主管, level 2'],
  'task.unanswered': [{ levels: 2 }, '升级了 2 级，还是没人接手', 'Nobody took it up, after 2 levels'],
  'approval.asked': [
    { approvers: '公关', needed: 2, dueAt: null },
    '请 公关 审批，要 2 人同意',
    'Asks 公关 to approve; 2 must agree',
  ],
  'approval.answered': [{ outcome: 'talked', by: ['甲', '乙'], note: '好' }, '聊过了（甲、乙）：好', '聊过了 (甲, 乙): 好'],
  'approval.timeout': [{ dueAt: until }, '到 2013年10月17日 周四 09:00 还没有审完', 'Not decided by Thu 17 Oct 2013, 09:00'],
  'clock.runs': [
    { until },
    '开始计时，下一个时间点 2013年10月17日 周四 09:00',
    'The clock runs; the next threshold is Thu 17 Oct 2013, 09:00',
  ],
  'clock.reached': [{ threshold: '15 分钟', at: until }, '到了「15 分钟」', 'Reached “15 分钟”'],
  'clock.stopped': [{ reached: 1 }, '走完了，到过 1 个时间点', 'Done, after 1 threshold'],
  'ask.asked': [
    { kind: 'nps', by: 'page', dueAt: until },
    '发出了问题，请成员打开页面回答，等到 2013年10月17日 周四 09:00',
    'Asked, to be answered on a page; waits until Thu 17 Oct 2013, 09:00',
  ],
  'ask.answered': [{ outcome: 'talked', values: { answer: 9, why: '好' } }, '聊过了：9、「好」', '聊过了: 9, “好”'],
  'ask.timeout': [{ dueAt: until }, '到 2013年10月17日 周四 09:00 没有回答', 'No answer by Thu 17 Oct 2013, 09:00'],
  'incident.asked': [{ op: 'open' }, '正在登记事件', 'Opens the incident'],
  'incident.done': [{ incident: 'I-7', outcome: 'talked' }, '事件 I-7：聊过了', 'Incident I-7: 聊过了'],
  'incident.none': [{}, '没有这个事件', 'There is no such incident'],
  'act.asked': [{ stepType: 'acme.coupon' }, '开始执行「acme.coupon」', 'Started “acme.coupon”'],
  'act.answered': [{ stepType: 'acme.coupon', outcome: 'given', data: {} }, '「acme.coupon」完成：given', '“acme.coupon” answered: given'],
  'act.failed': [{ stepType: 'acme.coupon', reason: 'sold out' }, '「acme.coupon」失败：sold out', '“acme.coupon” failed: sold out'],
  'programme.entered': [
    { turns: 21, opensAt: until },
    '共 21 次，下一次 2013年10月17日 周四 09:00 开始',
    '21 turns in all, the next opens Thu 17 Oct 2013, 09:00',
  ],
  'turn.opened': [
    { day: 3, opensAt: until, closesAt: until },
    '第 3 天开始，2013年10月17日 周四 09:00 截止',
    'Day 3 is open until Thu 17 Oct 2013, 09:00',
  ],
  'turn.atTime': [{ day: 3 }, '第 3 天，到时间了', 'Day 3: it is time'],
  'turn.reminded': [
    { day: 3, closesAt: until },
    '第 3 天还没打卡，2013年10月17日 周四 09:00 截止',
    'Day 3 is not met yet and closes Thu 17 Oct 2013, 09:00',
  ],
  'turn.met': [
    { day: 3, event: 'checked_in', seq: 5, streak: 2 },
    '第 3 天「打卡」，已连续 2 天',
    'Day 3 met by “checked in”, a streak of 2',
  ],
  'turn.missed': [{ day: 3, missedInRow: 2, missedTotal: 2 }, '第 3 天缺卡，连续 2 次，累计 2 次', 'Day 3 missed, 2 in a row, 2 in all'],
  'turn.madeUp': [{ day: 4, automatic: true, cards: 1, streak: 5 }, '自动补上了第 4 天，还剩 1 张补卡', 'Day 4 was made up by itself; cards left: 1'],
  'turn.milestone': [{ milestone: 3, streak: 5 }, '连续打卡到了 3 次（已连续 5 次）', '3 in a row (5 by now)'],
  'turn.nudged': [{ missedInRow: 2 }, '连续缺卡 2 次，关怀一下', 'Missed 2 in a row: a nudge'],
  'turn.notOffered': [{ turns: 2 }, '停着的时候过去了 2 次，不算缺卡', '2 went by while it stood still; they are not missed'],
  'programme.done': [{ turns: 21, missedTotal: 1 }, '21 次都结束了，累计缺卡 1 次', 'All 21 turns are over, 1 missed'],
  'programme.left': [{ day: 9, missedTotal: 5 }, '第 9 天，累计缺卡 5 次，退出计划', 'Left on day 9 with 5 missed'],
  'path.turnEnded': [{ path: 'open' }, '这一次结束了，没走完的路也停了', 'The turn ended, and this path with it'],
  'path.runEnded': [{ reason: 'completed' }, '流程结束了（走完了）', 'The run ended (completed)'],
};

/** A run is stopped after a thousand moves; and an interval has two ends. */
const NEVER_ONE = new Set(['run.runaway', 'compare.found']);

const program = {
  steps: {
    call: { id: 'call', type: 'task', sort: 'ledger', config: { outcomes: [{ id: 'talked', title: '聊过了' }], deadline: null }, next: {} },
  },
} as const;

function said(code: string, facts: object, lang: 'zh' | 'en'): string {
  // Facts are JSON; their interfaces have no index signature to say so.
  return describeReason({ step: 'call', reason: { code, data: facts as JsonObject } }, Object.values(program.steps), { lang, zone: 'Europe/London' });
}

describe('the reasons of a trail in words', () => {
  it('there is an example for each', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(reasonCodes).sort());
  });

  it.each(Object.entries(examples))('%s', (code, [facts, zh, en]) => {
    expect([said(code, facts, 'zh'), said(code, facts, 'en')]).toEqual([zh, en]);
  });

  it.each(Object.entries(examples).filter(([code]) => !NEVER_ONE.has(code)))('one is told as one in English: %s', (code, [facts]) => {
    // Instants are numbers too, and no counts.
    const ones: unknown = JSON.parse(JSON.stringify(facts), (_, value) => (typeof value === 'number' && value < 1_000_000 ? 1 : value));
    expect(said(code, ones as object, 'en')).not.toMatch(/\b1 (?!is\b|was\b|has\b)[a-z]+s\b|\b1 (are|were|have)\b/u);
  });

  it('what happened about somebody is told by what it was', () => {
    const facts = { event: '$about.paid', seq: 3, evidence: [] };
    expect([said('event.arrived', facts, 'zh'), said('event.arrived', facts, 'en')]).toEqual(['发生了「被人提到（付款）」', 'It happened: “was named by somebody (paid)”']);
  });

  it('one event that is awaited in two ways is named once', () => {
    expect(said('event.listening', { events: ['paid', 'paid'], until: null }, 'en')).toBe('Waits for “paid”');
  });

  it('of one of a list the choice is told, once', () => {
    const facts = { outcome: 'talked', values: { answer: 'talked' } };
    expect([said('ask.answered', facts, 'zh'), said('ask.answered', facts, 'en')]).toEqual(['选了「聊过了」', 'Chose “聊过了”']);
  });

  it('every line of a random run can be told, with nothing left open', () => {
    const catalog = createCatalog();
    const from = Date.parse('2026-03-02T10:00:00Z');
    const member = { externalId: 'm', zone: 'Asia/Shanghai', joinedAt: from, attributes: {}, tags: [], tiers: {}, communities: [] };
    const input = fc.record({ event: fc.constantFrom('checked_in', 'paid', 'introduced'), hours: fc.nat(2_000) });
    fc.assert(
      fc.property(flowArbitrary, fc.array(input, { maxLength: 20 }), (flow, happened) => {
        const compiled = compile(flow, catalog);
        const inputs = happened.map(
          ({ event, hours }, index): Input => ({
            type: 'event',
            at: from + hours * 3_600_000,
            seq: index + 1,
            event,
            properties: { id: 'x' },
          }),
        );
        const { trail } = simulateRun(compiled, {
          member,
          inputs,
          from,
          until: from + 90 * 86_400_000,
          context: { item: 'x' },
          answer: () => ({ afterMs: 1_000, outcome: 'way-0' }),
        });
        expect(trail.length).toBeGreaterThan(1);
        for (const lang of LANGS) {
          for (const entry of trail)
            expect(describeReason(entry, Object.values(compiled.steps), { lang, zone: member.zone })).not.toMatch(
              /undefined|null|NaN|\[object|^Reason:|^原因|^$/,
            );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('an end step that nobody gave a reason of its own says that the run is through', () => {
    expect([said('run.exit', { reason: 'completed' }, 'zh'), said('run.exit', { reason: 'completed' }, 'en')]).toEqual(['走到结束步骤：走完了', 'Reached the end: completed']);
  });

  it('of the paths that a step opens each is told by its name', () => {
    const both = { id: 'both', type: 'parallel', config: { join: 'all', paths: [{ id: 'a', name: '课程' }, { id: 'b', name: '聊天' }] } };
    const entry = { step: 'both', kind: 'turn', outcome: 'b', reason: { code: 'parallel.opened', data: { paths: ['课程', '聊天'] } } } as const;
    const say = (lang: 'zh' | 'en') => describeReason(entry, [both], { lang, zone: 'UTC' });
    expect([say('zh'), say('en')]).toEqual(['「聊天」这条路开始了', '“聊天” begins']);
  });

  it('times are told in the zone that is asked for', () => {
    const entry = { step: null, reason: { code: 'wait.reached', data: { until } } };
    expect(describeReason(entry, Object.values(program.steps), { lang: 'zh', zone: 'Asia/Shanghai' })).toBe('到了 2013年10月17日 周四 16:00');
  });

  it('a reason of a newer version is at least named', () => {
    expect(said('novel', {}, 'en')).toBe('Reason: novel');
  });
});
