// People who are inside a flow when it changes: who stays at a step goes on waiting there, who is sent elsewhere arrives there now.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program, ProgramStep } from '../compile/program.ts';
import { advance } from '../interpreter/advance.ts';
import type { Input } from '../interpreter/input.ts';
import { newRun } from '../interpreter/new-run.ts';
import { nextDue } from '../interpreter/next-due.ts';
import type { RunState } from '../interpreter/run-state.ts';
import { anyInputs, context, horizon, origin } from '../testing/input-arbitrary.ts';
import { anyProgram } from '../testing/program-arbitrary.ts';
import { happened, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';
import { type Moved, moveRun, type Places } from './move-run.ts';
import { proposeMapping, reverseMapping, type StepMapping } from './step-mapping.ts';

const HOUR = 3_600_000;
const member = memberOf({ zone: 'Asia/Shanghai' });

function started(program: Program, inputs: readonly Input[] = [], until = 0): RunState {
  const run = newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
  const advanced = advance(program, run, inputs, until, { member, histories: {} });
  if (advanced.status !== 'advanced') throw new Error(advanced.status);
  return advanced.run;
}

function advanced(program: Program, until: number): RunState {
  const later = advance(program, started(program), [], until, { member });
  if (later.status !== 'advanced') throw new Error(later.status);
  return later.run;
}

function moved(from: Program, to: Program, run: RunState, at: number, mapping: StepMapping = proposeMapping(from, to)) {
  const result: Moved = moveRun({ from, to, mapping, fromVersion: 1, toVersion: 2, by: '周宁', at }, run, { member, histories: {} });
  if (result.status !== 'moved') throw new Error(result.status);
  return result;
}

const waits = (amount: number, next: string | null = 'hello'): ProgramStep =>
  step('pause', 'wait-duration', { duration: { amount, unit: 'hours' } }, { done: next });
const listens = (event: string, deadline: object | null = null): ProgramStep =>
  step('hear', 'wait-event', { events: [{ id: 'yes', event }], deadline }, { yes: null, timeout: null });

describe('whoever stays at a step', () => {
  test('of the same settings is not touched', () => {
    const from = programOf([waits(5), say('hello', 'old')]);
    const to = programOf([waits(5), say('hello', 'new')]);
    const run = started(from);
    const { run: after, commands } = moved(from, to, run, HOUR);
    expect(after.tokens).toEqual(run.tokens);
    expect(commands.map(({ type }) => type)).toEqual(['record']);
    expect(trailOf(commands)).toMatchObject([{ kind: 'moved', step: null, reason: { code: 'run.moved', data: { from: 1, to: 2, by: '周宁' } } }]);
  });

  test('waits by the new duration from when the wait began, and goes on by the new program', () => {
    const from = programOf([waits(5), say('hello', 'old')]);
    const to = programOf([waits(8), say('hello', 'new')]);
    const { run } = moved(from, to, started(from), 2 * HOUR);
    expect(nextDue(run)).toBe(8 * HOUR);
    const later = advance(to, run, [], 8 * HOUR, { member });
    if (later.status !== 'advanced') throw new Error(later.status);
    expect(later.commands).toContainEqual(expect.objectContaining({ type: 'message', text: 'new', key: 'r/hello#1' }));
  });

  test('is due at once where the new wait would have been over', () => {
    const from = programOf([waits(5)]);
    const { run } = moved(from, programOf([waits(1)]), started(from), 2 * HOUR);
    expect(nextDue(run)).toBe(HOUR);
  });

  test('hears what the new version listens to, and no longer what the old one did', () => {
    const from = programOf([listens('old')]);
    const to = programOf([listens('new', { type: 'after', duration: { amount: 3, unit: 'hours' } })]);
    const { run, commands } = moved(from, to, started(from), HOUR);
    expect(commands.slice(1)).toEqual([
      { type: 'unlisten', key: 'r/hear#1' },
      { type: 'listen', key: 'r/hear#1', listens: [{ event: 'new' }] },
    ]);
    expect(nextDue(run)).toBe(3 * HOUR);
    const later = advance(to, run, [happened('old', 2 * HOUR, 1), happened('new', 2 * HOUR, 2)], 2 * HOUR, { member });
    expect(later).toMatchObject({ run: { status: 'ended' } });
  });
});

describe('whoever is sent to another step', () => {
  const task = step(
    'call',
    'task',
    { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'done', title: 'Done' }] },
    { done: null },
  );

  test('leaves the old one, whose task is closed, and arrives at the new one now', () => {
    const from = programOf([task]);
    const to = programOf([waits(5), say('hello', 'hi')]);
    const { run, commands } = moved(from, to, started(from), HOUR, { call: 'pause' });
    expect(commands).toContainEqual({ type: 'closeTask', key: 'r/call#1', at: HOUR, reason: 'run.moved' });
    expect(nextDue(run)).toBe(6 * HOUR);
    expect(trailOf(commands).map(({ kind, step }) => [kind, step])).toEqual([
      ['interrupted', 'call'],
      ['moved', null],
      ['resting', 'pause'],
    ]);
  });

  test('may come to the end there', () => {
    const from = programOf([task]);
    const { run } = moved(from, programOf([say('bye', 'bye')]), started(from), HOUR, { call: 'bye' });
    expect(run).toMatchObject({ status: 'ended', endReason: 'completed', tokens: [] });
  });

  test('stays in the old version, whole, where nothing is mapped', () => {
    const from = programOf([task]);
    const run = started(from);
    const result = moveRun(
      { from, to: programOf([say('bye', 'bye')]), mapping: { call: null }, fromVersion: 1, toVersion: 2, by: 'x', at: HOUR },
      run,
      { member },
    );
    expect(result).toEqual({ status: 'stays', step: 'call' });
  });
});

test('the exits of the new version replace those of the old', () => {
  const exit = (event: string) => ({ exits: [{ id: 'x', event, reason: 'gone' }] });
  const from = programOf([waits(5)], exit('left'));
  const { commands } = moved(from, programOf([waits(5)], exit('quit')), started(from), HOUR);
  expect(commands.slice(1)).toEqual([
    { type: 'unlisten', key: 'r/exit' },
    { type: 'listen', key: 'r/exit', listens: [{ event: 'quit' }] },
  ]);
});

test('a proposal maps what has kept its id and type, and its reverse leads back', () => {
  const from = programOf([waits(5), say('hello', 'a'), listens('x'), say('gone', 'b')]);
  const to = programOf([waits(8), say('hello', 'a'), step('hear', 'wait-duration', { duration: { amount: 1, unit: 'hours' } })]);
  expect(proposeMapping(from, to)).toEqual({ pause: 'pause', hello: 'hello', hear: null, gone: null });
  expect(reverseMapping({ pause: 'pause', hear: 'hello', hello: 'hello' })).toEqual({ pause: 'pause', hello: 'hello' });
  expect(reverseMapping({ a: 'c', b: 'c' })).toEqual({ c: null });
});

test('moving to an equal version changes nothing but the trail, for any program at any moment', () => {
  fc.assert(
    fc.property(anyProgram, anyInputs, fc.integer({ min: origin, max: horizon }), (program, inputs, at) => {
      const subject = memberOf({ zone: 'America/New_York', joinedAt: origin - 86_400_000 });
      const begun = newRun({ program, id: 'r', started: { at: origin, seq: 0 }, key: '', context });
      const before = inputs.filter((input) => input.at <= at);
      const advanced = advance(program, begun, before, at, { member: subject, histories: {} });
      if (advanced.status !== 'advanced') throw new Error(advanced.status);
      const copy = structuredClone(program);
      const there = moveRun(
        { from: program, to: copy, mapping: proposeMapping(program, copy), fromVersion: 1, toVersion: 2, by: 'x', at },
        advanced.run,
        { member: subject, histories: {} },
      );
      if (there.status !== 'moved') throw new Error(there.status);
      if (advanced.run.status === 'failed' || advanced.run.status === 'ended') return;
      expect({ ...there.run, cursor: advanced.run.cursor }).toEqual(advanced.run);
      expect(trailOf(there.commands).map(({ kind }) => kind)).toEqual(['moved']);
    }),
    { numRuns: 300 },
  );
});

describe('a run that the interpreter failed', () => {
  const loops = (id: string): ProgramStep => ({ ...waits(1, 'again'), id, maxVisits: 1 });
  const from = programOf([loops('pause'), step('again', 'tag', { add: ['x'], remove: [] }, { done: 'pause' })]);
  const failed = () => started(from, [], HOUR);

  test('stays where its step leads nowhere in the new version, for it could not be tried again there', () => {
    const to = programOf([say('hello', 'new')]);
    expect(failed().stopped?.at.step).toBe('pause');
    expect(moveRun({ from, to, mapping: proposeMapping(from, to), fromVersion: 1, toVersion: 2, by: '周宁', at: HOUR }, failed(), { member, histories: {} })).toEqual({ status: 'stays', step: 'pause' });
  });

  test('is tried again at the step to which its own is mapped', () => {
    const to = programOf([say('hello', 'new')]);
    const { run } = moved(from, to, failed(), 2 * HOUR, { pause: 'hello', again: null });
    expect(run.status).toBe('failed');
    const later = advance(to, run, [{ type: 'control', at: 2 * HOUR, seq: 9, control: { type: 'retry', by: '周宁' } }], 2 * HOUR, { member });
    if (later.status !== 'advanced') throw new Error(later.status);
    expect(later.commands).toContainEqual(expect.objectContaining({ type: 'message', text: 'new' }));
  });
});

describe('a move that is taken back', () => {
  const from = programOf([waits(5, 'hello'), say('hello', 'hello', 'later'), { ...waits(9, null), id: 'later' }]);
  const to = programOf([say('news', 'news', 'later'), { ...waits(9, 'bye'), id: 'later' }, say('bye', 'bye', 'rest'), { ...waits(9, null), id: 'rest' }]);
  const there = { pause: 'news', hello: null, later: 'later' };
  const back = (run: RunState, at: number, places: Places, program = from) => {
    const result = moveRun({ from: to, to: program, mapping: reverseMapping(there), back: places, fromVersion: 2, toVersion: 1, by: '周宁', at }, run, { member });
    if (result.status !== 'moved') throw new Error(result.status);
    return result;
  };

  test('brings whoever stands where it sent them to where they were, and a wait for time alone goes on as if nothing had been', () => {
    const before = started(from);
    const sent = moved(from, to, before, HOUR, there);
    expect(sent.run.tokens.map(({ step }) => step)).toEqual(['later']);
    const { run, commands } = back(sent.run, 2 * HOUR, sent.sent);
    expect(run.tokens.map(({ step, resting }) => [step, resting.key])).toEqual([['pause', 'r/pause#1']]);
    expect(nextDue(run)).toBe(5 * HOUR);
    expect(trailOf(commands).map(({ kind, step }) => [kind, step])).toEqual([['interrupted', 'later'], ['moved', null]]);
    const later = advance(from, run, [], 5 * HOUR, { member });
    if (later.status !== 'advanced') throw new Error(later.status);
    expect(later.commands).toContainEqual(expect.objectContaining({ type: 'message', text: 'hello' }));
  });

  test('lets what was asked for begin anew there', () => {
    const asks = programOf([listens('came')]);
    const sent = moved(asks, to, started(asks), HOUR, { hear: 'later' });
    const { run, commands } = back(sent.run, 2 * HOUR, sent.sent, asks);
    expect(run.tokens.map(({ step, resting }) => [step, resting.key])).toEqual([['hear', 'r/hear#2']]);
    expect(commands).toContainEqual({ type: 'listen', key: 'r/hear#2', listens: [{ event: 'came' }] });
  });

  test('goes by its steps for whoever has gone on since, and for whoever it did not send anywhere', () => {
    const sent = moved(from, to, started(from), HOUR, there);
    const later = advance(to, sent.run, [], 10 * HOUR, { member });
    if (later.status !== 'advanced') throw new Error(later.status);
    expect(later.run.tokens.map(({ step }) => step)).toEqual(['rest']);
    expect(moveRun({ from: to, to: from, mapping: reverseMapping(there), back: sent.sent, fromVersion: 2, toVersion: 1, by: '周宁', at: 11 * HOUR }, later.run, { member })).toEqual({ status: 'stays', step: 'rest' });
    const stayed = moved(from, to, advanced(from, 5 * HOUR), 6 * HOUR, there);
    expect([stayed.sent, back(stayed.run, 7 * HOUR, stayed.sent).run.tokens.map(({ step }) => step)]).toEqual([{}, ['later']]);
  });
});
