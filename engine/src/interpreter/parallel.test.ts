// Semantics 23: paths that are walked at once, and how they come together.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { compile } from '../compile/compile.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const hour = 3_600_000;
const wait = (id: string, hours: number, next: string | null) =>
  step(id, 'wait-duration', { duration: { amount: hours, unit: 'hours' } }, { done: next });

function both(join: 'all' | 'any', more: Parameters<typeof programOf>[0], next = { a: 'a', b: 'b' }) {
  const paths = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  const split = { ...step('both', 'parallel', { paths, join }, { ...next, joined: 'together' }), join: 'together' };
  return programOf([split, step('together', 'join', {}, { done: 'after' }), say('after', 'after'), ...more]);
}

function play(program: ReturnType<typeof programOf>, until = 100 * hour, inputs: Parameters<typeof simulateRun>[1]['inputs'] = []) {
  const { trail, run } = simulateRun(program, { member: memberOf(), inputs, from: 0, until });
  return { lines: linesOf(trail), at: (line: string) => trail[linesOf(trail).indexOf(line)]?.at, run };
}

test('*all* goes on once, when the last path that can arrive has arrived', () => {
  const { lines, at } = play(both('all', [wait('a', 1, 'together'), wait('b', 5, 'together')]));
  expect(at('left together done')).toBe(5 * hour);
  expect(lines.filter((line) => line === 'left after done')).toHaveLength(1);
  expect(lines.filter((line) => line === 'left together arrived')).toHaveLength(2);
});

test('*all* waits for a path that may still arrive, until that ends elsewhere', () => {
  const deadline = { type: 'after', duration: { amount: 5, unit: 'hours' } };
  const listening = step('b', 'wait-event', { events: [{ id: 'yes', event: 'x' }], deadline }, { yes: 'together', timeout: null });
  const { at, lines } = play(both('all', [wait('a', 1, 'together'), listening]));
  expect(at('left together done')).toBe(5 * hour);
  expect(lines.at(-1)).toBe('ended completed');
});

test('*all* does not wait for a path that can no longer come to the join; that path goes on beside', () => {
  const { at, lines } = play(both('all', [wait('a', 1, 'together'), wait('b', 5, 'aside'), say('aside', 'aside')]));
  expect(at('left together done')).toBe(1 * hour);
  expect(at('left aside done')).toBe(5 * hour);
  expect(lines).not.toContain('interrupted b');
});

test('*any* goes on with the first and ends the others', () => {
  const { at, lines } = play(both('any', [wait('a', 1, 'together'), wait('b', 5, 'together')]));
  expect(at('left together done')).toBe(1 * hour);
  expect(lines).toContain('interrupted b');
  expect(lines.filter((line) => line === 'left after done')).toHaveLength(1);
});

test('*any* with a path that arrives at once does not even begin the others', () => {
  const { lines } = play(both('any', [say('a', 'a', 'together'), wait('b', 5, 'together')]));
  expect(lines).not.toContain('resting b');
  expect(lines.at(-1)).toBe('ended completed');
});

test('*all* with paths that arrive at once waits until all have been walked', () => {
  const { lines } = play(both('all', [say('a', 'a', 'together'), say('b', 'b', 'together')]));
  expect(lines.indexOf('left b done')).toBeLessThan(lines.indexOf('left together done'));
});

test('where no path arrives, the run ends', () => {
  const { lines } = play(both('all', [wait('a', 1, null), wait('b', 2, null)]));
  expect(lines).not.toContain('left after done');
  expect(lines.slice(-2)).toEqual(['left both ended', 'ended completed']);
});

test('an end inside a path ends the whole run', () => {
  const { lines, run } = play(both('all', [wait('a', 1, 'quit'), wait('b', 5, 'together'), step('quit', 'exit', { reason: 'enough' })]));
  expect(run).toMatchObject({ status: 'ended', endReason: 'enough', tokens: [] });
  expect(lines).toContain('interrupted b');
});

test.each([
  [1, 2, 'b'],
  [2, 1, 'a'],
])('of two writes to a variable the later one stays: a after %i hours, b after %i', (a, b, expected) => {
  const ask = (id: string) =>
    step(id, 'task', { title: id, detail: '', assignee: 'mei', deadline: null, form: [{ name: 'note', kind: 'text', options: [] }], outcomes: [{ id: 'ok', title: 'OK' }] }, { ok: 'together' });
  const after: Readonly<Record<string, number>> = { a, b };
  const { run } = simulateRun(both('all', [ask('a'), ask('b')]), {
    member: memberOf(), inputs: [], from: 0, until: 9 * hour,
    answer: (question) => ({ afterMs: (after[question.step] ?? 0) * hour, outcome: 'ok', data: { form: { note: question.step } } }),
  });
  expect(run.variables.note).toBe(expected);
});

test('one event moves both paths that wait for it, each once', () => {
  const hear = (id: string) => step(id, 'wait-event', { events: [{ id: 'yes', event: 'x' }], deadline: null }, { yes: 'together' });
  const { lines } = play(both('all', [hear('a'), hear('b')]), 10, [happened('x', 5, 1)]);
  expect(lines.filter((line) => line.startsWith('left'))).toEqual([
    'left a yes',
    'left together arrived',
    'left b yes',
    'left together arrived',
    'left both joined',
    'left together done',
    'left after done',
  ]);
});

test('going round through a join many times counts its visits by passings, not by paths', () => {
  const again = { ...wait('after', 1, 'both') };
  const program = both('all', [say('a', 'a', 'together'), say('b', 'b', 'together')]);
  const { run } = play({ ...program, steps: { ...program.steps, after: again } }, 18.5 * hour);
  expect(run.status).toBe('active');
  expect(run.visits.together).toBe(19);
});

test('a drawn flow with a parallel inside a parallel compiles, and its paths come together level by level', () => {
  const paths = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
  const flow: FlowDocument = {
    ...exampleFlow(),
    start: 'outer',
    steps: [
      { id: 'outer', type: 'parallel', version: 1, config: { paths: paths('a', 'b'), join: 'all' } },
      { id: 'inner', type: 'parallel', version: 1, config: { paths: paths('c', 'd'), join: 'all' } },
      messageStep('c', 'c'),
      messageStep('d', 'd'),
      messageStep('b', 'b'),
      { id: 'inner-join', type: 'join', version: 1, config: {} },
      { id: 'outer-join', type: 'join', version: 1, config: {} },
      { ...messageStep('end', 'end'), ends: ['done'] },
    ].map((one) => (one.id === 'end' ? one : { ...one, ends: [] })),
    edges: [
      { from: 'outer', outcome: 'a', to: 'inner' },
      { from: 'outer', outcome: 'b', to: 'b' },
      { from: 'inner', outcome: 'c', to: 'c' },
      { from: 'inner', outcome: 'd', to: 'd' },
      { from: 'c', outcome: 'done', to: 'inner-join' },
      { from: 'd', outcome: 'done', to: 'inner-join' },
      { from: 'inner-join', outcome: 'done', to: 'outer-join' },
      { from: 'b', outcome: 'done', to: 'outer-join' },
      { from: 'outer-join', outcome: 'done', to: 'end' },
    ],
  };
  const { lines } = play(compile(flow, createCatalog()));
  expect(lines.filter((line) => line.endsWith('done') || line.endsWith('joined'))).toEqual([
    'left c done',
    'left d done',
    'left inner joined',
    'left inner-join done',
    'left b done',
    'left outer joined',
    'left outer-join done',
    'left end done',
  ]);
});

test('what goes on beside belongs to the container around: that waits for it, and ends it where it is interrupted', () => {
  const aside = both('all', [wait('a', 1, 'together'), wait('b', 5, 'aside'), wait('aside', 2, null)]);
  const rows = step('rows', 'each-row', { columns: ['n'], rows: [['1']] }, { row: 'both', done: 'last' });
  const waited = play({ ...aside, start: 'rows', steps: { ...aside.steps, rows, last: say('last', 'last') } });
  expect([waited.at('left after done'), waited.at('left rows done')]).toEqual([1 * hour, 7 * hour]);
  const watch = step('watch', 'whenever', { event: 'stop', mode: 'interrupt', keep: [] }, { scope: 'both', react: null, done: null, interrupted: 'last' });
  const inputs = [happened('stop', 3 * hour, 1)];
  const stopped = play({ ...aside, start: 'watch', steps: { ...aside.steps, watch, last: say('last', 'last') }, listens: ['stop'] }, 100 * hour, inputs);
  expect([stopped.at('interrupted b'), stopped.run.status]).toEqual([3 * hour, 'ended']);
});
