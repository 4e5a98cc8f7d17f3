// Semantics 25: what happens beside the main path, or in its place; and paths with variables of their own.
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const hour = 3_600_000;
const wait = (id: string, hours: number, next: string | null) =>
  step(id, 'wait-duration', { duration: { amount: hours, unit: 'hours' } }, { done: next });

function watching(config: object, more: Parameters<typeof programOf>[0]) {
  const next = { scope: 'main', react: 'answer', done: 'after', interrupted: 'instead' };
  const whenever = step('whenever', 'whenever', { event: 'asked', keep: [], ...config }, next);
  return programOf([whenever, wait('main', 10, null), say('after', 'after'), say('instead', 'instead'), ...more], { listens: ['asked'] });
}

function play(program: ReturnType<typeof programOf>, inputs: Parameters<typeof simulateRun>[1]['inputs'] = []) {
  const { trail, run, messages } = simulateRun(program, { member: memberOf(), inputs, from: 0, until: 100 * hour });
  return { lines: linesOf(trail), at: (line: string) => trail[linesOf(trail).indexOf(line)]?.at, run, texts: messages.map(({ text }) => text) };
}

test('*interrupt* ends what it watches over, reacts once, and goes on from there', () => {
  const program = watching({ mode: 'interrupt' }, [wait('answer', 1, null)]);
  const { lines, texts } = play(program, [happened('asked', 2 * hour, 1), happened('asked', 2.5 * hour, 2)]);
  expect(lines).toContain('interrupted main');
  expect(lines.filter((line) => line === 'resting answer')).toHaveLength(1);
  expect(lines).toContain('left whenever interrupted');
  expect(texts).toEqual(['instead']);
});

test('*beside* leaves the main path alone, reacts as often as it happens, and hears no more once the scope is over', () => {
  const program = watching({ mode: 'beside' }, [wait('answer', 1, null)]);
  const { lines, at, texts } = play(program, [1, 3, 11].map((h, n) => happened('asked', h * hour, n + 1)));
  expect(lines.filter((line) => line === 'left answer done')).toHaveLength(2);
  expect(at('left main done')).toBe(10 * hour);
  expect(texts).toEqual(['after']);
});

test('it reacts only to what its condition takes', () => {
  const where = { type: 'compare', left: { type: 'property', name: 'topic' }, op: 'eq', right: { type: 'value', value: 'fees' } };
  const program = watching({ mode: 'beside', where, keep: ['topic'] }, [say('answer', 'about {{ topic }}')]);
  const { texts } = play(program, [happened('asked', hour, 1, { topic: 'homework' }), happened('asked', 2 * hour, 2, { topic: 'fees' })]);
  expect(texts).toEqual(['about fees', 'after']);
});

test('while a reaction lives, another event of its key is part of what it deals with; one of another key is not', () => {
  const program = watching({ mode: 'beside', by: 'topic', keep: ['topic'] }, [wait('answer', 2, 'say'), say('say', 'about {{ topic }}')]);
  const { texts } = play(program, [
    happened('asked', 1 * hour, 1, { topic: 'homework' }),
    happened('asked', 2 * hour, 2, { topic: 'homework' }),
    happened('asked', 2 * hour, 3, { topic: 'fees' }),
    happened('asked', 4 * hour, 4, { topic: 'homework' }),
  ]);
  expect(texts).toEqual(['about homework', 'about fees', 'about homework', 'after']);
});

test('the end of the scope ends the reactions that still live', () => {
  const { lines, run } = play(watching({ mode: 'beside' }, [wait('answer', 50, null)]), [happened('asked', 1 * hour, 1)]);
  expect(lines).toContain('interrupted answer');
  expect(run.status).toBe('ended');
});

test('each row walks by itself with its own cells, and the join waits for the slowest', () => {
  const rows = step('rows', 'each-row', { columns: ['who', 'hours'], rows: [['Ann', 'x'], ['Bo']] }, { row: 'wait', done: 'after' });
  const program = programOf([rows, wait('wait', 1, 'say'), say('say', '{{ row }} {{ who }} {{ hours }}'), say('after', 'after {{ who }}')]);
  const { texts, run } = play(program);
  expect(texts).toEqual(['1 Ann x', '2 Bo ', 'after ']);
  expect(run.variables).toEqual({});
});

test('a row inside a row sees the cells of both', () => {
  const inner = step('inner', 'each-row', { columns: ['b'], rows: [['1'], ['2']] }, { row: 'say', done: null });
  const outer = step('outer', 'each-row', { columns: ['a'], rows: [['x'], ['y']] }, { row: 'inner', done: null });
  const { texts } = play(programOf([outer, inner, say('say', '{{ a }}{{ b }}')]));
  expect(texts).toEqual(['x1', 'x2', 'y1', 'y2']);
});

const tagged = { type: 'tag', tag: 'vip' } as const;

function watchingFor(when: object, mode: string, more: Parameters<typeof programOf>[0], listens = ['$tag.added', '$tag.removed', 'go']) {
  const next = { scope: 'main', react: 'answer', done: 'after', interrupted: 'instead' };
  const whenever = step('whenever', 'whenever', { when, mode, keep: [] }, next);
  return programOf([whenever, ...more, say('after', 'after'), say('instead', 'instead')], { listens });
}
const tag = (id: string, change: 'add' | 'remove', next: string | null) =>
  step(id, 'tag', { add: change === 'add' ? ['vip'] : [], remove: change === 'remove' ? ['vip'] : [] }, { done: next });
const reactions = (lines: readonly string[]) => lines.filter((line) => line === 'left answer done').length;

test('a condition that turns true is reacted to once, and again only after it has not held', () => {
  const scope = [wait('main', 1, 'on'), tag('on', 'add', 'more'), wait('more', 2, 'off'), tag('off', 'remove', 'again'), wait('again', 1, 'on2'), tag('on2', 'add', 'last'), wait('last', 1, null)];
  const { lines, texts, at } = play(watchingFor(tagged, 'beside', [...scope, say('answer', 'answer')]));
  expect(reactions(lines)).toBe(2);
  expect(at('left last done')).toBe(5 * hour);
  expect(texts).toEqual(['answer', 'answer', 'after']);
});

test('while a reaction to it lives, a condition that turns true again is part of what that deals with', () => {
  const scope = [wait('main', 1, 'on'), tag('on', 'add', 'more'), wait('more', 1, 'off'), tag('off', 'remove', 'again'), wait('again', 1, 'on2'), tag('on2', 'add', 'last'), wait('last', 9, null)];
  const { lines } = play(watchingFor(tagged, 'beside', [...scope, wait('answer', 6, null)]));
  expect(reactions(lines)).toBe(1);
});

test('an interrupting condition that holds from the beginning lets the scope begin, and interrupts it at once', () => {
  const program = watchingFor({ type: 'not', of: tagged }, 'interrupt', [wait('main', 1, null), say('answer', 'answer')]);
  const { lines, texts } = play(program);
  expect(lines).toContain('interrupted main');
  expect(texts).toEqual(['answer', 'instead']);
});

test('time alone turns a condition true: silence is reacted to when it is long enough, once for each silence', () => {
  const silent = { type: 'recency', event: 'asked', is: 'absent', amount: 24, unit: 'hours' };
  const program = watchingFor(silent, 'beside', [wait('main', 90, null), say('answer', 'answer')], ['asked']);
  const { lines, texts } = play({ ...program, histories: ['asked'] }, [happened('asked', 30 * hour, 1)]);
  expect(reactions(lines)).toBe(2);
  expect(texts).toEqual(['answer', 'answer', 'after']);
});
