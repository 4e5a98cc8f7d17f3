// Semantics 15, and the switch beside it: ways that are chosen by a hash or by a value.
import { describe, expect, test } from 'vitest';
import { simulate } from '../simulate/simulate.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { World } from '../simulate/world.ts';
import type { SplitConfig } from '../steps/split.ts';
import { balancedWay } from './balanced-way.ts';
import type { MemberFacts } from './facts.ts';
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

describe('a split of what many runs share', () => {
  const ways = [
    { id: 'a', name: 'A', share: 1 },
    { id: 'b', name: 'B', share: 1 },
  ];
  const program = (config: Partial<SplitConfig>) =>
    programOf([step('split', 'split', { experiment: 'offer', ways, ...config }, { a: null, b: null, none: null })], {
      context: [
        { name: 'community', type: 'text' },
        { name: 'order', type: 'number' },
      ],
    });
  function through(config: Partial<SplitConfig>, runs: readonly { readonly member?: Partial<MemberFacts>; readonly context?: Record<string, string | number> }[], world: World = {}) {
    let now = world;
    return runs.map(({ member = {}, context = {} }) => {
      const played = simulateRun(program(config), { member: memberOf(member), context, inputs: [], from: 0, until: 10, world: now });
      now = played.world;
      return played.trail.find(({ kind, step: at }) => at === 'split' && kind === 'left')?.outcome;
    });
  }
  const inClass = (n: number) => ({ member: { externalId: `m${n}`, communities: [`class-${n}`] } });
  const classes = Array.from({ length: 400 }, (_, n) => inClass(n));

  test('gives the members of one community one way, and communities theirs in the proportion of the shares', () => {
    const mates = ['ann', 'bo', 'cai'].map((externalId) => ({ member: { externalId, communities: ['class-1'] } }));
    expect(new Set(through({ unit: 'community' }, mates)).size).toBe(1);
    const first = through({ unit: 'community' }, classes).filter((way) => way === 'a').length;
    expect(Math.abs(first / classes.length - 0.5)).toBeLessThan(0.06);
  });

  test('keeps the way of a community when the shares change, and new ones go by the new shares', () => {
    const only = (a: number, b: number) => [{ ...ways[0], share: a }, { ...ways[1], share: b }] as SplitConfig['ways'];
    const kept = { splits: { offer: { 'community/class-1': 'a' } } };
    expect(through({ unit: 'community', ways: only(0, 1) }, [inClass(1), inClass(2)], kept)).toEqual(['a', 'b']);
  });

  test.each([
    ['whose member is in no community', { unit: 'community' }, {}],
    ['whose member is in several', { unit: 'community' }, { member: { communities: ['x', 'y'] } }],
    ['that brought no such value', { unit: 'context', field: 'order' }, {}],
    ['whose value is too long to tell units apart by', { unit: 'context', field: 'community' }, { context: { community: '班'.repeat(43) } }],
  ] as const)('leaves a run %s by none', (_, config, run) => {
    expect(through(config, [run])).toEqual(['none']);
  });

  test.each([
    ['the community that the run is about, of several', { unit: 'community' }, { member: { communities: ['x', 'y'] }, context: { community: 'class-2' } }],
    ['the community itself where the flow is about one', { unit: 'community' }, { member: { kind: 'community', externalId: 'class-2' } }],
  ] as const)('goes by %s', (_, config, run) => {
    expect(through({ ...config, by: 'table', table: [['class-2', 'B']], otherwise: 'A' }, [run])).toEqual(['b']);
  });

  test('a value of the context goes one way, whoever brings it', () => {
    const runs = ['ann', 'bo'].map((externalId) => ({ member: { externalId }, context: { order: 17 } }));
    expect(new Set(through({ unit: 'context', field: 'order' }, runs)).size).toBe(1);
  });

  test('by a table each goes where its line says, by name or id, and what is not in it goes the other way', () => {
    const config: Partial<SplitConfig> = { unit: 'community', by: 'table', table: [['class-1', 'B'], ['class-2', 'b'], ['class-3', 'A']], otherwise: 'a' };
    expect(through(config, [inClass(1), inClass(2), inClass(3), inClass(4)])).toEqual(['b', 'b', 'a', 'a']);
  });

  test('balanced, two ways of equal shares take turns, and who comes again is not counted again', () => {
    expect(through({ unit: 'community', by: 'balanced' }, [inClass(1), inClass(2), inClass(1), inClass(3), inClass(4), inClass(1)])).toEqual(['a', 'b', 'a', 'a', 'b', 'a']);
  });

  test.each([
    ['a community is kept by the community, not by its member', { unit: 'community' }, undefined],
    ['a value is kept by the value, not by who brought it', { unit: 'context', field: 'order' }, undefined],
    ['a member is kept by the member, also where all are counted', { by: 'balanced' }, 'a'],
  ] as const)('the way of %s', (_, config, kept) => {
    const { member } = simulateRun(program(config), { member: memberOf({ communities: ['class-1'] }), context: { order: 17 }, inputs: [], from: 0, until: 10 });
    expect(member.attributes['$split.offer']).toBe(kept);
  });

  test('balanced over members, a cohort of any size is split as its shares say, to one', () => {
    const shares = [{ id: 'a', name: 'A', share: 1 }, { id: 'b', name: 'B', share: 3 }];
    const { tally } = simulate(program({ by: 'balanced', ways: shares }), { size: 41, member: memberOf() }, { seed: 1 }, 0, 10);
    expect(tally.split).toEqual({ a: 10, b: 31 });
  });
});

test.each([
  ['has had none, and the larger share', { a: 1, b: 3 }, {}, 'b'],
  ['is behind for its share', { a: 1, b: 3 }, { a: 1, b: 2 }, 'b'],
  ['stands first of equals', { a: 2, b: 2 }, { a: 5, b: 5 }, 'a'],
  ['has a share at all', { a: 0, b: 1 }, { b: 9 }, 'b'],
] as const)('a balanced split gives the way that %s', (_, shares, counts, way) => {
  expect(balancedWay(Object.entries(shares).map(([id, share]) => ({ id, share })), counts)).toBe(way);
});
