// A clock that runs beside a path, and semantics 32: texts that people agree to.
import { describe, expect, test } from 'vitest';
import { type Simulation, simulateRun } from '../simulate/simulate-run.ts';
import type { ApprovalConfig } from '../steps/approval.ts';
import type { ClockConfig } from '../steps/clock.ts';
import { linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const minute = 60_000;
const wait = (id: string, minutes: number, next: string | null = null) =>
  step(id, 'wait-duration', { duration: { amount: minutes, unit: 'minutes' } }, { done: next });

describe('a clock', () => {
  const config: ClockConfig = {
    thresholds: [
      { id: 'first', title: '15', after: { amount: 15, unit: 'minutes' } },
      { id: 'second', title: '60', after: { amount: 60, unit: 'minutes' } },
    ],
  };
  const ways = { done: 'after', during: 'work', first: 'remind', second: 'report' };
  const timed = (steps: Parameters<typeof programOf>[0], set: ClockConfig = config, from = 0) =>
    simulateRun(programOf([step('clock', 'clock', set, ways), ...steps, say('after', 'After')]), {
      member: memberOf(),
      inputs: [],
      from,
      until: from + 10_000 * minute,
    });
  const said = ({ messages }: ReturnType<typeof timed>, from = 0) => messages.map(({ at, step: id }) => [(at - from) / minute, id]);

  test('starts a path at each threshold, beside the one that it times, and stops with it', () => {
    const played = timed([wait('work', 40), say('remind', 'Remind'), say('report', 'Report')]);
    expect(said(played)).toEqual([
      [15, 'remind'],
      [40, 'after'],
    ]);
    expect(played.run).toMatchObject({ status: 'ended', endReason: 'completed' });
  });

  test('ends what its thresholds have started when it stops', () => {
    const played = timed([wait('work', 70), wait('remind', 500, 'report'), say('report', 'Report')]);
    expect(linesOf(played.trail)).toContain('interrupted remind');
    expect(said(played)).toEqual([
      [60, 'report'],
      [70, 'after'],
    ]);
  });

  test('goes on past its last threshold until the path is done', () => {
    expect(said(timed([wait('work', 500), say('remind', 'R'), say('report', 'R')])).map(([at]) => at)).toEqual([15, 60, 500]);
  });

  test('around nothing is over at once', () => {
    expect(said(timed([say('work', 'Hi'), say('remind', 'R'), say('report', 'R')]))).toEqual([
      [0, 'work'],
      [0, 'after'],
    ]);
  });

  test('on working time does not run at night', () => {
    const from = Date.parse('2026-03-06T17:50:00Z');
    const played = timed([wait('work', 5_000), say('remind', 'R'), say('report', 'R')], { ...config, clock: 'working' }, from);
    expect(new Date(played.messages[0]?.at as number).toISOString()).toBe('2026-03-09T09:05:00.000Z');
  });

  test('that counts from before has reached at once what lies before', () => {
    const late = { ...config, from: { type: 'start' as const } };
    const program = programOf([
      wait('first-wait', 20, 'clock'),
      step('clock', 'clock', late, ways),
      wait('work', 5),
      say('remind', 'R'),
      say('report', 'R'),
      say('after', 'A'),
    ]);
    const { messages } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 100 * minute });
    expect(messages.map(({ at, step: id }) => [at / minute, id])).toEqual([
      [20, 'remind'],
      [25, 'after'],
    ]);
  });
});

describe('an approval', () => {
  const config: ApprovalConfig = {
    title: 'Statement',
    text: 'Sorry, {{ member.name }}',
    approvers: 'press',
    needed: 2,
    author: 'draft',
    deadline: { amount: 2, unit: 'hours' },
  };
  const ways = { approved: 'publish', rejected: 'again', tooFew: 'alone', timeout: 'late' };
  const program = programOf([
    step('agree', 'approval', config, ways),
    say('publish', '{{ approvedText }}'),
    say('again', 'No: {{ approvalNote }}'),
    say('alone', 'Nobody to ask'),
    say('late', 'Late'),
  ]);
  const ask = (answer: NonNullable<Simulation['answer']>) =>
    simulateRun(program, { member: memberOf({ attributes: { name: 'Lin' } }), inputs: [], from: 0, until: 1_000 * minute, answer });

  test('is asked for with the text as it stands, and the text that was approved goes on', () => {
    const { messages, commands } = ask(() => ({ afterMs: minute, outcome: 'approved', data: { text: 'Sorry indeed', by: ['Mei', 'Kim'] } }));
    expect(messages[0]?.text).toBe('Sorry indeed');
    expect(commands.find(({ type }) => type === 'request')).toMatchObject({
      key: 'simulated/agree#1',
      request: { kind: 'approval', text: 'Sorry, Lin', approvers: 'press', needed: 2, author: 'draft', dueAt: 120 * minute },
    });
  });

  test('that is rejected says why', () => {
    const { messages } = ask(() => ({ afterMs: minute, outcome: 'rejected', data: { note: 'too cold', by: ['Mei'] } }));
    expect(messages[0]?.text).toBe('No: too cold');
  });

  test('with too few to ask leaves at once', () => {
    expect(ask(() => ({ afterMs: 0, outcome: 'tooFew' })).messages[0]?.step).toBe('alone');
  });

  test('that nobody decides in time is withdrawn', () => {
    const { messages, commands } = ask(() => null);
    expect(messages[0]).toMatchObject({ step: 'late', at: 120 * minute });
    expect(commands).toContainEqual({ type: 'withdraw', key: 'simulated/agree#1' });
  });
});
