import { expect, test } from 'vitest';
import { programOf, step } from '../testing/test-program.ts';
import { experimentsOf } from './experiments-of.ts';

const way = (id: string) => ({ id, name: id.toUpperCase(), share: 1 });
const split = (id: string, experiment: string, ways: readonly string[]) => step(id, 'split', { experiment, ways: ways.map(way) }, Object.fromEntries(ways.map((one) => [one, null])));

test('splits of one key are one experiment, with every way that any of them has', () => {
  const program = programOf([split('one', 'offer', ['a', 'b']), split('two', 'offer', ['b', 'c']), split('three', 'tone', ['x', 'y'])]);
  expect(experimentsOf(program)).toEqual([
    { experiment: 'offer', steps: ['one', 'two'], ways: ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() })), each: true, group: null },
    { experiment: 'tone', steps: ['three'], ways: ['x', 'y'].map((id) => ({ id, name: id.toUpperCase() })), each: true, group: null },
  ]);
});

test.each([
  ['by member', [{}, { unit: 'member' }], true],
  ['by community', [{ unit: 'community' }], false],
  ['by a field of the context', [{ unit: 'context', field: 'class' }], false],
  ['by member in one split and by community in another', [{ unit: 'community' }, {}], false],
  ['by community in one split and by member in another', [{}, { unit: 'community' }], false],
])('where it is split %s, each being an independent case is what the experiment says of itself', (_, settings, each) => {
  const steps = settings.map((more, n) => step(`s${n}`, 'split', { experiment: 'offer', ways: [way('a'), way('b')], ...more }, { a: null, b: null }));
  expect(experimentsOf(programOf(steps)).map((one) => one.each)).toEqual([each]);
});

test.each([
  ['by community, in two splits', [{ unit: 'community' }, { unit: 'community' }], { unit: 'community' }],
  ['by one field', [{ unit: 'context', field: 'class' }], { unit: 'context', field: 'class' }],
  ['by two fields', [{ unit: 'context', field: 'class' }, { unit: 'context', field: 'city' }], null],
  ['by community and by member', [{ unit: 'community' }, {}], null],
  ['by member', [{}], null],
])('where it is split %s, that makes its groups', (_, settings, group) => {
  const steps = settings.map((more, n) => step(`s${n}`, 'split', { experiment: 'offer', ways: [way('a'), way('b')], ...more }, { a: null, b: null }));
  expect(experimentsOf(programOf(steps)).map((one) => one.group)).toEqual([group]);
});
