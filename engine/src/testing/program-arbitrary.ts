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
const chain = fc.array(fc.tuple(simple, dice), { minLength: 1, maxLength: 3 });
const main = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(simple, dice, fc.constant([])) },
    { weight: 1, arbitrary: fc.tuple(programme, dice, fc.array(chain, { minLength: 2, maxLength: 4 })) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(clock), dice, fc.array(chain, { minLength: 2, maxLength: 3 })) },
    { weight: 2, arbitrary: fc.tuple(parallel, dice, fc.array(chain, { minLength: 2, maxLength: 3 })) },
    { weight: 2, arbitrary: fc.tuple(whenever, dice, fc.array(chain, { minLength: 1, maxLength: 2 })) },
    { weight: 1, arbitrary: fc.tuple(waitCallback, dice, fc.array(chain, { minLength: 1, maxLength: 1 })) },
    { weight: 1, arbitrary: fc.tuple(eachRow, dice, fc.array(chain, { minLength: 1, maxLength: 1 })) },
  ),
  { minLength: 1, maxLength: 9, size: 'max' },
);
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

export const anyProgram: fc.Arbitrary<Program> = fc.tuple(main, exits, updates).map(([parts, rules, changes]) => {
  const ids = [...parts.map((_, i) => `s${i}`), 'last'];
  const steps: ProgramStep[] = [];
  parts.forEach(([one, rolls, paths], i) => {
    const opened: Record<string, string> = {};
    const isParallel = one.type === 'parallel';
    const join = `s${i}-join`;
    paths.forEach((path, p) => {
      const pathIds = path.map((_, k) => `s${i}p${p}-${k}`);
      const names = one.type === 'programme' ? turnedBy(programmePaths, rolls[0] ?? 0) : pathNames[one.type];
      opened[names?.[p] as string] = pathIds[0] as string;
      const within = isParallel ? [...pathIds, join] : pathIds;
      steps.push(...path.map(([part, partRolls], k) => placed(pathIds[k] as string, part, edges(part, within, k, partRolls))));
    });
    if (isParallel) {
      const passing = kind('join', {}, ['done']);
      steps.push({ ...placed(ids[i] as string, one, { ...opened, joined: join }), join });
      steps.push(placed(join, passing, edges(passing, ids, i, rolls)));
      return;
    }
    steps.push(placed(ids[i] as string, one, { ...edges(one, ids, i, rolls), ...opened }));
  });
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
