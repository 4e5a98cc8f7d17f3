// Semantics 24: another flow, waited for, handed over to, or beside.
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const hour = 3_600_000;
const reasons = [{ id: 'bought', reason: '已购买' }];
const context = [
  { field: 'order', from: 'context', name: 'order' },
  { field: 'level', from: 'attribute', name: 'level' },
  { field: 'gone', from: 'variable', name: 'none' },
  { field: 'source', from: 'text', name: 'onboarding' },
];

function play(mode: 'wait' | 'handOver' | 'goOn', answer: { outcome: string; data?: { [key: string]: string } } | null) {
  const next = { bought: 'a', completed: 'b', failed: 'c', refused: 'd', started: 'e' };
  const program = programOf(
    [step('other', 'run-flow', { flow: 'child', mode, context, reasons }, next), ...['a', 'b', 'c', 'd', 'e'].map((id) => say(id, id))],
    { context: [{ name: 'order', type: 'text' }] },
  );
  const { trail, run, commands } = simulateRun(program, {
    member: memberOf({ attributes: { level: 3 } }),
    context: { order: 'o1' },
    inputs: [{ type: 'control', at: 50 * hour, seq: 1, control: { type: 'end', reason: 'stopped', by: 'mei' } }],
    from: 0,
    until: 100 * hour,
    answer: () => (answer === null ? null : { afterMs: hour, data: {}, ...answer }),
  });
  return { lines: linesOf(trail), run, commands };
}

test('it asks for the flow with what the other one is to know; what is missing here is missing there', () => {
  const { commands } = play('wait', null);
  expect(commands.find(({ type }) => type === 'request')).toMatchObject({
    key: 'simulated/other#1',
    request: { kind: 'run-flow', flow: 'child', mode: 'wait', context: { order: 'o1', level: 3, source: 'onboarding' } },
  });
});

test.each([
  ['a reason that is named', { outcome: 'ended', data: { reason: '已购买', status: 'ended' } }, 'bought'],
  ['any other end', { outcome: 'ended', data: { reason: 'completed', status: 'ended' } }, 'completed'],
  ['a failure, whatever its reason', { outcome: 'ended', data: { reason: '已购买', status: 'failed' } }, 'failed'],
  ['a refusal', { outcome: 'refused', data: { reason: 'alreadyIn' } }, 'refused'],
])('*wait* leaves by %s', (_, answer, outcome) => {
  expect(play('wait', answer).lines).toContain(`left other ${outcome}`);
});

test('*hand over* ends this run once the other has begun, and stays where it is refused', () => {
  expect(play('handOver', { outcome: 'started', data: { run: 'r' } }).run.endReason).toBe('handedOver');
  expect(play('handOver', { outcome: 'refused' }).lines).toContain('left other refused');
});

test('*start and go on* leaves by started once the other has begun', () => {
  expect(play('goOn', { outcome: 'started', data: { run: 'r' } }).lines.slice(-3)).toEqual(['left other started', 'left e done', 'ended completed']);
});

test('the end of a run withdraws what it asked for', () => {
  expect(play('wait', null).commands.filter(({ type }) => type === 'withdraw')).toEqual([{ type: 'withdraw', key: 'simulated/other#1' }]);
});
