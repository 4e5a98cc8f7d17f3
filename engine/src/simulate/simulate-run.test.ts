import { expect, test } from 'vitest';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';
import { simulateRun } from './simulate-run.ts';

const hour = 3_600_000;

test('what a run writes is there for its next decision, and in the member at the end', () => {
  const program = programOf([
    step('tag', 'tag', { add: ['warm'], remove: [] }, { done: 'pause' }),
    step('pause', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }, { done: 'ask' }),
    step('ask', 'branch', { cases: [{ id: 'yes', name: 'Warm', when: { type: 'tag', tag: 'warm' } }] }, { yes: 'say', otherwise: null }),
    say('say', 'Hello {{ member.name }}'),
  ]);
  const { messages, member } = simulateRun(program, {
    member: memberOf({ attributes: { name: 'Lin' } }),
    inputs: [],
    from: 0,
    until: 2 * hour,
  });
  expect(messages.map(({ text, at }) => [text, at])).toEqual([['Hello Lin', hour]]);
  expect(member.tags).toEqual(['warm']);
});

test('the engine’s own events are heard, as they are when it runs for real', () => {
  const program = programOf([
    step('tag', 'tag', { add: ['warm'], remove: [] }, { done: 'wait' }),
    step('wait', 'wait-event', { events: [{ id: 'set', event: '$tag.added' }], deadline: null }, { set: null }),
  ]);
  const { run } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: hour });
  expect(run.status).toBe('ended');
});

test('a person’s answer comes when the stand-in says, and not at all after the end of time', () => {
  const config = { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'done', title: 'Done' }] };
  const program = programOf([step('call', 'task', config, { done: null })]);
  const play = (afterMs: number) =>
    simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: hour, answer: () => ({ afterMs, outcome: 'done' }) });
  expect(play(hour).trail.at(-1)).toMatchObject({ kind: 'ended', at: hour });
  expect(play(hour + 1).run.status).toBe('active');
});

test('inputs may be given in any order, and those after the end of time are not taken', () => {
  const listen = (id: string, event: string, next: string | null) =>
    step(id, 'wait-event', { events: [{ id: 'got', event }], deadline: null }, { got: next });
  const program = programOf([listen('one', 'a', 'two'), listen('two', 'b', 'three'), listen('three', 'c', null)]);
  const inputs = [happened('c', 3 * hour, 3), happened('b', 2 * hour, 2), happened('a', hour, 1)];
  const { trail } = simulateRun(program, { member: memberOf(), inputs, from: 0, until: 2 * hour });
  expect(linesOf(trail)).toEqual(['started', 'resting one', 'left one got', 'resting two', 'left two got', 'resting three']);
});

test('what happened before counts', () => {
  const when = { type: 'count', event: 'a', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 };
  const program = programOf([step('ask', 'branch', { cases: [{ id: 'yes', name: 'Before', when }] }, { yes: null, otherwise: null })]);
  const before = { a: [{ at: -5, seq: -1, occurredAt: -5, properties: {} }] };
  const play = (histories: Record<string, typeof before.a>) =>
    linesOf(simulateRun(program, { member: memberOf(), inputs: [], histories, from: 0, until: 0 }).trail);
  expect(play(before)).toContain('left ask yes');
  expect(play({})).toContain('left ask otherwise');
});
