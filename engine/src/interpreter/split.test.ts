// Semantics 15, and the switch beside it: ways that are chosen by a hash or by a value.
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

function splitting(shares: readonly [number, number], experiment = 'offer') {
  const ways = [
    { id: 'a', name: 'A', share: shares[0] },
    { id: 'b', name: 'B', share: shares[1] },
  ];
  return programOf([step('split', 'split', { experiment, ways }, { a: 'one', b: 'two' }), say('one', '1'), say('two', '2')]);
}

function wayOf(program: ReturnType<typeof programOf>, member = memberOf()) {
  const played = simulateRun(program, { member, inputs: [], from: 0, until: 10 });
  return { way: played.trail.find(({ step: at, kind }) => at === 'split' && kind === 'left')?.outcome, member: played.member };
}

const people = Array.from({ length: 4000 }, (_, i) => memberOf({ externalId: `member-${i}` }));

test.each([
  [[50, 50], 0.5],
  [[1, 9], 0.1],
  [[0, 1], 0],
] as const)('shares of %j send their part down the first way', (shares, part) => {
  const program = splitting(shares);
  const first = people.filter((member) => wayOf(program, member).way === 'a').length;
  expect(Math.abs(first / people.length - part)).toBeLessThan(0.03);
});

test('who was given a way keeps it when the shares change, and whoever is new goes by the new ones', () => {
  const given = wayOf(splitting([1, 0]));
  expect(given.way).toBe('a');
  expect(wayOf(splitting([0, 1]), given.member).way).toBe('a');
  expect(wayOf(splitting([0, 1])).way).toBe('b');
});

test('a way that is no longer there is given anew', () => {
  const member = memberOf({ attributes: { '$split.offer': 'gone' } });
  expect(wayOf(splitting([0, 1]), member).way).toBe('b');
});

test('two experiments choose independently of each other', () => {
  const [one, other] = [splitting([1, 1], 'one'), splitting([1, 1], 'other')];
  const same = people.filter((member) => wayOf(one, member).way === wayOf(other, member).way).length;
  expect(Math.abs(same / people.length - 0.5)).toBeLessThan(0.03);
});

test('a switch takes the first case whose value it is, with types told apart, else otherwise', () => {
  const cases = [
    { id: 'one', name: 'One', equals: 1 },
    { id: 'text', name: 'Text', equals: '1' },
  ];
  const program = programOf([
    step('on', 'switch', { from: 'attribute', name: 'level', cases }, { one: null, text: null, otherwise: null }),
  ]);
  const taken = (level: number | string) =>
    linesOf(simulateRun(program, { member: memberOf({ attributes: { level } }), inputs: [], from: 0, until: 1 }).trail)[1];
  expect([taken(1), taken('1'), taken(2)]).toEqual(['left on one', 'left on text', 'left on otherwise']);
});
