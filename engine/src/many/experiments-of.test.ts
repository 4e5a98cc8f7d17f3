import { expect, test } from 'vitest';
import { programOf, step } from '../testing/test-program.ts';
import { experimentsOf } from './experiments-of.ts';

const way = (id: string) => ({ id, name: id.toUpperCase(), share: 1 });
const split = (id: string, experiment: string, ways: readonly string[]) => step(id, 'split', { experiment, ways: ways.map(way) }, Object.fromEntries(ways.map((one) => [one, null])));

test('splits of one key are one experiment, with every way that any of them has', () => {
  const program = programOf([split('one', 'offer', ['a', 'b']), split('two', 'offer', ['b', 'c']), split('three', 'tone', ['x', 'y'])]);
  expect(experimentsOf(program)).toEqual([
    { experiment: 'offer', steps: ['one', 'two'], ways: ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() })), each: true },
    { experiment: 'tone', steps: ['three'], ways: ['x', 'y'].map((id) => ({ id, name: id.toUpperCase() })), each: true },
  ]);
});
