import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from './catalog/catalog.ts';
import { compile } from './compile/compile.ts';
import { validate } from './compile/validate.ts';
import { formatFlow } from './document/parse-flow.ts';
import { flowTemplates } from './flow-templates.ts';
import type { MemberFacts } from './interpreter/facts.ts';
import type { Input } from './interpreter/input.ts';
import type { JsonObject } from './json.ts';
import { type Simulated, type Simulation, simulateRun } from './simulate/simulate-run.ts';
import { describeReason } from './words/reason-words.ts';
import { boxesThatTouch } from './testing/boxes-that-touch.ts';

const catalog = createCatalog();
const both = flowTemplates.flatMap(({ id, flows }) => (['zh', 'en'] as const).map((lang) => ({ id, lang, flow: flows[lang] })));

describe('the gallery', () => {
  it.each(both)('$id ($lang) publishes without a problem', ({ flow }) => {
    expect(validate(flow, catalog)).toEqual([]);
    expect(Object.keys(compile(flow, catalog).steps)).toHaveLength(flow.steps.length);
  });

  it.each(both)('$id ($lang) is kept in the one stable form', ({ id, lang, flow }) => {
    expect(readFileSync(new URL(`../flows/templates/${id}.${lang}.json`, import.meta.url), 'utf8')).toBe(formatFlow(flow));
  });

  it.each(both)('$id ($lang) is laid out so that no two boxes touch, with room for the lines between them', ({ flow }) => {
    expect(Object.keys(flow.layout).sort()).toEqual(flow.steps.map(({ id }) => id).sort());
    expect(boxesThatTouch(flow, catalog)).toEqual([]);
  });
});

function play(
  id: string,
  zone: string,
  inputs: readonly Input[],
  more: Partial<Simulation> & Pick<Simulation, 'from' | 'until'>,
): Simulated {
  const flow = flowTemplates.find((template) => template.id === id)?.flows.zh;
  if (flow === undefined) throw new Error(`Expected a template "${id}", found none.`);
  const program = compile(flow, catalog);
  const member: MemberFacts = {
    externalId: 'm1',
    zone,
    joinedAt: more.from,
    attributes: { name: '林晓' },
    tags: [],
    tiers: {},
    communities: [],
  };
  const simulated = simulateRun(program, { member, inputs, ...more });
  for (const entry of simulated.trail)
    expect(describeReason(entry, Object.values(program.steps), { lang: 'zh', zone })).not.toMatch(/undefined|NaN|Reason|原因/);
  return simulated;
}

function event(at: string, name: string, properties: JsonObject = {}, seq = Date.parse(at) / 1000): Input {
  return { type: 'event', at: Date.parse(at), seq, event: name, properties };
}

const steps = ({ trail }: Simulated) =>
  trail.filter(({ kind }) => kind === 'left' || kind === 'interrupted').map(({ step, outcome, kind }) => `${step} ${outcome ?? kind}`);

describe('deadline care', () => {
  const context = { course: 'AAA-2013J', assignment: '1752', due: '2013-10-20' };
  const run = (from: string, inputs: readonly Input[]) =>
    play('deadline-care', 'Europe/London', inputs, { from: Date.parse(from), until: Date.parse('2013-12-01T00:00:00Z'), context });
  const submits = (at: string, assignment = '1752') => event(at, 'assignment.submitted', { assignment });

  it.each([
    // London is on summer time until 27 October: 09:00 there is 08:00 UTC.
    [
      'thanks whoever submits before the reminder',
      '2013-09-01T00:00:00Z',
      [submits('2013-10-10T00:00:00+01:00')],
      ['before-reminder submitted', 'thanks done'],
    ],
    [
      'thanks on the very day of the reminder, at midnight, and does not remind',
      '2013-09-01T00:00:00Z',
      [submits('2013-10-17T00:00:00+01:00')],
      ['before-reminder submitted', 'thanks done'],
    ],
    [
      'reminds, then thanks whoever submits before the due day',
      '2013-09-01T00:00:00Z',
      [submits('2013-10-19T00:00:00+01:00')],
      ['before-reminder timeout', 'reminder done', 'before-due submitted', 'thanks done'],
    ],
    [
      'ends without thanks on the due day itself',
      '2013-09-01T00:00:00Z',
      [submits('2013-10-20T00:00:00+01:00')],
      ['before-reminder timeout', 'reminder done', 'before-due timeout', 'after-due submitted'],
    ],
    [
      'gives a task two days after at 09:00',
      '2013-09-01T00:00:00Z',
      [submits('2013-10-23T00:00:00+01:00')],
      ['before-reminder timeout', 'reminder done', 'before-due timeout', 'after-due timeout'],
    ],
    [
      'hears of its own assignment only',
      '2013-09-01T00:00:00Z',
      [submits('2013-10-10T00:00:00+01:00', '1753')],
      ['before-reminder timeout', 'reminder done', 'before-due timeout', 'after-due timeout'],
    ],
    [
      'brings no reminder to whoever registers after its moment',
      '2013-10-18T00:00:00+01:00',
      [submits('2013-10-19T00:00:00+01:00')],
      ['before-reminder past', 'before-due submitted', 'thanks done'],
    ],
    [
      'brings nothing to whoever registers when all is over',
      '2013-10-25T00:00:00+01:00',
      [],
      ['before-reminder past', 'before-due past', 'after-due past'],
    ],
    [
      'lets whoever leaves the course go at once',
      '2013-09-01T00:00:00Z',
      [event('2013-10-18T00:00:00+01:00', 'course.unregistered', { course: 'AAA-2013J' }), submits('2013-10-19T00:00:00+01:00')],
      ['before-reminder timeout', 'reminder done', 'before-due interrupted'],
    ],
    [
      'stays when another course is left',
      '2013-09-01T00:00:00Z',
      [event('2013-10-01T00:00:00+01:00', 'course.unregistered', { course: 'BBB-2013J' }), submits('2013-10-02T00:00:00+01:00')],
      ['before-reminder submitted', 'thanks done'],
    ],
  ])('%s', (_, from, inputs, expected) => {
    expect(steps(run(from, inputs))).toEqual(expected);
  });

  it('tells times where the learner lives', () => {
    const { messages, tasks } = run('2013-09-01T00:00:00Z', []);
    expect(messages.map(({ at, text }) => [new Date(at).toISOString(), text])).toEqual([
      ['2013-10-17T08:00:00.000Z', '林晓，作业 1752（AAA-2013J）将在 2013-10-20 截止，还没交的话，记得这两天安排时间。'],
    ]);
    expect(tasks.map(({ at, title }) => [new Date(at).toISOString(), title])).toEqual([
      ['2013-10-22T08:00:00.000Z', '联系 林晓：作业 1752 还没交'],
    ]);
  });
});

describe('onboarding', () => {
  const from = Date.parse('2026-03-02T10:30:00+08:00');
  const run = (inputs: readonly Input[], answer: NonNullable<Simulation['answer']> = () => null) =>
    play('onboarding', 'Asia/Shanghai', inputs, { from, until: from + 11 * 86_400_000, answer });

  it('invites whoever took part by day three', () => {
    const said = ['03', '04', '05'].map((day) => event(`2026-03-${day}T09:00:00+08:00`, 'message_posted'));
    const { member, messages, run: ended } = run([event('2026-03-02T12:00:00+08:00', 'introduced'), ...said]);
    expect(member.tags).toEqual(['活跃新人']);
    expect(messages.map(({ step }) => step)).toEqual(['welcome', 'rules', 'first-task', 'invitation', 'survey']);
    expect(ended).toMatchObject({ status: 'ended', endReason: 'completed' });
  });

  it('reminds whoever is silent, gives an assistant the task, and asks for an opinion even if nobody answers it', () => {
    const { member, messages, tasks } = run([]);
    expect(member.tags).toEqual(['沉默新人']);
    expect(messages.map(({ step }) => step)).toEqual(['welcome', 'rules', 'ice-reminder', 'first-task', 'survey']);
    expect(tasks.map(({ assignee, title }) => [assignee, title])).toEqual([['助教', '私聊沉默新人 林晓']]);
  });
});

describe('the 21-day challenge', () => {
  const from = Date.parse('2026-03-01T10:00:00+08:00');
  const until = from + 30 * 86_400_000;
  const checkIn = (day: number) => event(`2026-03-${String(day + 1).padStart(2, '0')}T08:00:00+08:00`, 'checked_in');
  const run = (days: readonly number[]) => play('challenge-21-days', 'Asia/Shanghai', days.map(checkIn), { from, until });
  const count = ({ messages }: Simulated, step: string) => messages.filter((message) => message.step === step).length;

  it('praises at 3, 7, 14 and 21 in a row, and ends with a title', () => {
    const simulated = run(Array.from({ length: 21 }, (_, index) => index + 1));
    expect([
      count(simulated, 'content'),
      count(simulated, 'reminder'),
      count(simulated, 'praise'),
      count(simulated, 'certificate'),
    ]).toEqual([21, 0, 4, 1]);
    expect(simulated.member).toMatchObject({ title: '21 天坚持者', tags: ['21天结业'] });
    expect(simulated.messages.find(({ step }) => step === 'praise')?.text).toBe('太棒了 林晓！你已经连续打卡 3 天。');
  });

  it('sends each day its own row of the table', () => {
    const [first, second] = run([]).messages.filter(({ step }) => step === 'content');
    expect(first?.text).toMatch(/^第 1 天 · 写下你的目标\n用一句话写下/);
    expect(second?.text).toMatch(/^第 2 天 · 选定学习时间/);
  });

  it('nudges once after two missed in a row, and lets go kindly after five missed', () => {
    const simulated = run([1, 2]);
    expect([count(simulated, 'nudge'), count(simulated, 'reminder'), count(simulated, 'farewell')]).toEqual([1, 5, 1]);
    expect(simulated.member.tags).toEqual(['21天未完成']);
    expect(simulated.run).toMatchObject({ status: 'ended' });
  });

  it('lets a day be made up, praises the streak that comes of it, and offers no card when there is none', () => {
    const madeUp = (at: string) => event(at, 'made_up');
    const inputs = [...[1, 3, 4].map(checkIn), madeUp('2026-03-05T09:00:00+08:00'), madeUp('2026-03-06T23:00:00+08:00')];
    const simulated = play('challenge-21-days', 'Asia/Shanghai', inputs, { from, until });
    // Day 2 is made up on day 4, which takes the streak from 2 to 4: past 3.
    expect(simulated.messages.find(({ step }) => step === 'praise')?.text).toBe('太棒了 林晓！你已经连续打卡 4 天。');
    expect(count(simulated, 'made-up')).toBe(2);
    expect(count(simulated, 'offer')).toBe(2);
    expect(simulated.run.variables).toMatchObject({ cards: 0, missedTotal: 5 });
  });
});
