// Random programs that a compiler could have made.
import fc from 'fast-check';
import type { Program, ProgramStep } from '../compile/program.ts';
import { leafKind } from './program-kinds.ts';
import { condition, duration, type Kind, kind, where } from './program-settings.ts';
import { programme, programmePaths } from './programme-arbitrary.ts';
import { structureConfigs } from './structure-arbitrary.ts';
import { type Next, programOf, say, step } from './test-program.ts';

/** What any step can have; it is skipped by what its program reads anyway. */
const options = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: condition.map((skipIf) => ({ skipIf })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2).map((maxVisits) => ({ maxVisits })) },
);
const simple: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 40, arbitrary: fc.tuple(leafKind, options).map(([one, more]) => withOptions(one, more)) },
  { weight: 1, arbitrary: fc.constant(kind('exit', { reason: 'quit' }, [])) },
);

function withOptions(one: Kind, more: Pick<Kind, 'skipIf' | 'maxVisits'>): Kind {
  const outcomes = [...one.outcomes, ...(more.skipIf === undefined ? [] : ['skipped']), ...(more.maxVisits === undefined ? [] : ['tooMany'])];
  return { ...one, ...more, outcomes };
}
const parallel: fc.Arbitrary<Kind> = fc.constantFrom('all', 'any').map((join) => {
  const paths = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
  return kind('parallel', { paths, join }, []);
});

const clock: Kind = kind(
  'clock',
  {
    thresholds: [
      { id: 'first', title: '1', after: { amount: 30, unit: 'minutes' } },
      { id: 'second', title: '2', after: { amount: 9, unit: 'hours' } },
    ],
  },
  ['done'],
);

const whenever: fc.Arbitrary<Kind> = structureConfigs.whenever.map((config) => kind('whenever', config, ['done', 'interrupted']));
const eachRow: fc.Arbitrary<Kind> = structureConfigs.eachRow.map((config) => kind('each-row', config, ['done']));

const waitCallback: fc.Arbitrary<Kind> = fc.option(duration).map((until) => {
  const outcomes = ['yes', 'no'].map((id) => ({ id, title: id }));
  return kind('wait-callback', { outcomes, deadline: until }, ['yes', 'no', 'timeout'], true);
});

/** What the paths of a container are called. */
const pathNames: Readonly<Record<string, readonly string[]>> = {
  parallel: ['a', 'b', 'c'],
  programme: ['open', 'remind', 'met', 'missed'],
  clock: ['during', 'first', 'second'],
  whenever: ['scope', 'react'],
  'each-row': ['row'],
  'wait-callback': ['ask'],
};

function placed(id: string, one: Kind, next: Next): ProgramStep {
  const { type, config, outcomes: _, waits: _waits, ...more } = one;
  return { ...step(id, type, config, next), ...more };
}

/** Where outcomes lead: mostly onwards, sometimes nowhere, and back only from a step that waits. */
function edges(one: Kind, ids: readonly string[], at: number, dice: readonly number[]): Next {
  return Object.fromEntries(
    one.outcomes.map((outcome, i) => {
      const roll = dice[i % dice.length] ?? 0;
      if (roll === 0) return [outcome, null];
      if (roll === 9 && one.waits) return [outcome, ids[roll % (at + 1)] ?? null];
      return [outcome, ids[at + 1 + (roll % 2)] ?? ids[at + 1] ?? null];
    }),
  );
}

const dice = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });

/** A step of a random program, how its ways lead on, and what stands on the paths that it opens. */
interface Part {
  readonly one: Kind;
  readonly rolls: readonly number[];
  readonly paths: readonly (readonly Part[])[];
}

/** How deep containers stand in the paths of others. */
const deepest = 2;

/** A step that opens paths, each a chain of its own; weighed against the others. */
function container(weight: number, one: fc.Arbitrary<Kind>, paths: readonly [fewest: number, most: number], chain: fc.Arbitrary<readonly Part[]>) {
  const [minLength, maxLength] = paths;
  return { weight, arbitrary: fc.record({ one, rolls: dice, paths: fc.array(chain, { minLength, maxLength }) }) };
}

function anyPart(plain: number, depth: number, inProgramme: boolean): fc.Arbitrary<Part> {
  const leaf = { weight: plain, arbitrary: fc.record({ one: simple, rolls: dice, paths: fc.constant([]) }) };
  if (depth > deepest) return leaf.arbitrary;
  const chain = chainOf(depth, inProgramme);
  return fc.oneof(
    leaf,
    container(1, fc.constant(clock), [2, 3], chain),
    container(2, parallel, [2, 3], chain),
    container(2, whenever, [1, 2], chain),
    container(1, waitCallback, [1, 1], chain),
    container(1, eachRow, [1, 1], chain),
    // A programme within another is a problem, and is never compiled.
    ...(inProgramme ? [] : [container(1, programme, [2, 4], chainOf(depth, true))]),
  );
}

/** Mostly plain steps: what stands deeper is rarer. */
function chainOf(depth: number, inProgramme: boolean): fc.Arbitrary<readonly Part[]> {
  return fc.array(anyPart(40, depth + 1, inProgramme), { minLength: 1, maxLength: 3 });
}

const main = fc.array(anyPart(6, 0, false), { minLength: 1, maxLength: 9, size: 'max' });

/** Of rules of the run as a whole; also over what the run itself changes. */
const ruleWhere = fc.oneof(where, condition.filter(({ type }) => type !== 'count'));
const exits = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ event: fc.constantFrom('c', 'd'), where: ruleWhere }, { requiredKeys: ['event'] }) },
    { weight: 1, arbitrary: condition.map((when) => ({ when })) },
  ),
  { maxLength: 2 },
);

/** Beside exits as well, and by the events that those hear: what was heard in vain before a change stays in vain when it is told again. */
const updates = fc.array(fc.record({ event: fc.constantFrom('a', 'c'), where: ruleWhere }, { requiredKeys: ['event'] }), { maxLength: 2 });

/** The steps of a chain and of all paths in it; its last one leads to `tail`, where there is one. */
function placedIn(parts: readonly Part[], idOf: (n: number) => string, tail: readonly string[]): readonly ProgramStep[] {
  const ids = [...parts.map((_, n) => idOf(n)), ...tail];
  return parts.flatMap(({ one, rolls, paths }, n) => {
    const id = ids[n] as string;
    const join = `${id}-join`;
    const isParallel = one.type === 'parallel';
    const names = one.type === 'programme' ? turnedBy(programmePaths, rolls[0] ?? 0) : pathNames[one.type];
    const opened = Object.fromEntries(paths.map((_, p) => [names?.[p] as string, `${id}p${p}-0`]));
    const inside = paths.flatMap((path, p) => placedIn(path, (k) => `${id}p${p}-${k}`, isParallel ? [join] : []));
    if (!isParallel) return [placed(id, one, { ...edges(one, ids, n, rolls), ...opened }), ...inside];
    const passing = kind('join', {}, ['done']);
    return [{ ...placed(id, one, { ...opened, joined: join }), join }, ...inside, placed(join, passing, edges(passing, ids, n, rolls))];
  });
}

export const anyProgram: fc.Arbitrary<Program> = fc.tuple(main, exits, updates).map(([parts, rules, changes]) => {
  const steps = placedIn(parts, (n) => `s${n}`, ['last']);
  return programOf([...steps, say('last', 'bye')], {
    start: 's0',
    context: [
      { name: 'due', type: 'date' },
      { name: 'n', type: 'number' },
    ],
    ...(changes.length === 0 ? {} : { updates: changes.map((change, i) => ({ id: `u${i}`, context: { due: 'to' }, ...change })) }),
    exits: rules.map((rule, i) => ({ id: `x${i}`, reason: `exit ${i}`, ...rule })),
    listens: ['a', 'b', 'c', 'd', 'community.accepted', 'community.declined', 'community.joined'],
    histories: ['a', 'b', 'c'],
  });
});

/** Which paths of a container lead somewhere differs from one to the next. */
function turnedBy(paths: readonly string[], n: number): readonly string[] {
  return [...paths.slice(n % paths.length), ...paths.slice(0, n % paths.length)];
}
