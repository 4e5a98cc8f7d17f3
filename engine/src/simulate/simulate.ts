// Many subjects through one program: scripted ones, or a cohort that behaves by chance. What you simulate is what runs.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { TrailEntry } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import type { JsonObject } from '../json.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { answerOf, type CohortBehaviour, eventsOf } from './cohort-behaviour.ts';
import { type Simulated, simulateRun } from './simulate-run.ts';
import type { World } from './world.ts';

export interface ScriptedSubject {
  readonly member: MemberFacts;
  readonly context?: JsonObject;
  readonly inputs: readonly Input[];
}

/** So many members who are alike but for their id, all of whom start when the simulation does. */
export interface Cohort {
  readonly size: number;
  readonly member: MemberFacts;
  readonly context?: JsonObject;
}

export interface SimulationResult {
  readonly runs: number;
  /** Kept out by an exit that held at enrolment already. */
  readonly excluded: number;
  /** Reason → runs; `''` is for those that go on. */
  readonly ended: Readonly<Record<string, number>>;
  /** Step → outcome → how often it was left so; the paths that it opened stand among them. */
  readonly tally: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Step → how many stand there at the end. */
  readonly standing: Readonly<Record<string, number>>;
  readonly messages: number;
  readonly tasks: number;
}

/** `behaviour` answers for all of them, and tells what a cohort does; scripted subjects do what their inputs say. */
export function simulate(
  program: Program,
  subjects: Cohort | readonly ScriptedSubject[],
  behaviour: CohortBehaviour,
  from: Instant,
  to: Instant,
  calendar?: WorkingCalendar,
): SimulationResult {
  const figures = emptyFigures();
  const size = 'size' in subjects ? subjects.size : subjects.length;
  let splits: World['splits'] = {};
  for (let number = 0; number < size; number++) {
    const played = playOne(program, subjects, behaviour, from, to, number, calendar, splits);
    splits = played.world.splits;
    count(figures, played);
  }
  return figures;
}

/** One of them alone, whole: the same as among all. */
export function simulateOne(
  program: Program,
  subjects: Cohort | readonly ScriptedSubject[],
  behaviour: CohortBehaviour,
  from: Instant,
  to: Instant,
  number: number,
  calendar?: WorkingCalendar,
): Simulated {
  let splits: World['splits'] = {};
  // Which way a balanced split gives depends on who came before.
  for (let earlier = 0; earlier < number && counts(program); earlier++) splits = playOne(program, subjects, behaviour, from, to, earlier, calendar, splits).world.splits;
  return playOne(program, subjects, behaviour, from, to, number, calendar, splits);
}

function counts({ steps }: Program): boolean {
  return Object.values(steps).some(({ type, config }) => type === 'split' && config.by === 'balanced');
}

function playOne(
  program: Program,
  subjects: Cohort | readonly ScriptedSubject[],
  behaviour: CohortBehaviour,
  from: Instant,
  to: Instant,
  number: number,
  calendar: WorkingCalendar | undefined,
  splits: World['splits'],
): Simulated {
  const { member, context, inputs } = subjectOf(subjects, behaviour, from, to, number);
  return simulateRun(program, {
    member,
    inputs,
    from,
    until: to,
    ...(context === undefined ? {} : { context }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(splits === undefined ? {} : { world: { splits } }),
    answer: ({ step, key }) => answerOf(behaviour, number, step, Number(key.slice(key.lastIndexOf('#') + 1))),
  });
}

function subjectOf(subjects: Cohort | readonly ScriptedSubject[], behaviour: CohortBehaviour, from: Instant, to: Instant, number: number): ScriptedSubject {
  if (!('size' in subjects)) {
    const subject = subjects[number];
    if (subject === undefined) throw new Error(`Expected a subject ${number}, found ${subjects.length} of them.`);
    return subject;
  }
  const member = { ...subjects.member, externalId: `${subjects.member.externalId}-${number + 1}` };
  return { ...subjects, member, inputs: eventsOf(behaviour, member, number, from, to) };
}

interface Figures extends SimulationResult {
  runs: number;
  excluded: number;
  messages: number;
  tasks: number;
  readonly ended: Record<string, number>;
  readonly tally: Record<string, Record<string, number>>;
  readonly standing: Record<string, number>;
}

function emptyFigures(): Figures {
  return { runs: 0, excluded: 0, ended: {}, tally: {}, standing: {}, messages: 0, tasks: 0 };
}

function count(figures: Figures, { run, trail, excluded, messages, tasks }: Simulated): void {
  if (excluded !== null) {
    figures.excluded++;
    return;
  }
  figures.runs++;
  figures.messages += messages.length;
  figures.tasks += tasks.length;
  add(figures.ended, run.endReason ?? '');
  for (const { step } of run.tokens) add(figures.standing, step);
  for (const entry of trail) tallyOf(figures, entry);
}

function tallyOf({ tally }: Figures, { kind, step, outcome }: TrailEntry): void {
  if (step === null || outcome === null || (kind !== 'left' && kind !== 'turn')) return;
  let outcomes = tally[step];
  if (outcomes === undefined) {
    outcomes = {};
    tally[step] = outcomes;
  }
  add(outcomes, outcome);
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
