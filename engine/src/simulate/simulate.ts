// Many subjects through one program: scripted ones, or a cohort that behaves by chance. What you simulate is what runs.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { TrailEntry } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import type { JsonObject } from '../json.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { WorkingHours } from '../time/working-time.ts';
import { answerOf, type CohortBehaviour, eventsOf } from './cohort-behaviour.ts';
import { type Delivered, type Simulated, simulateRun, visitOf, withToken } from './simulate-run.ts';
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
  /** Step → how often somebody came to it, and how often a path was called off there before it was answered. */
  readonly entered: Readonly<Record<string, number>>;
  readonly interrupted: Readonly<Record<string, number>>;
  readonly messages: number;
  readonly sends: Sends;
  readonly tasks: number;
}

/** What became of the messages, by reason where there was one. */
export interface Sends {
  readonly atOnce: number;
  /** Sent after they had waited. */
  readonly later: Readonly<Record<string, number>>;
  /** Not sent yet when the simulation ended. */
  readonly held: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
}

/** What is around the subjects: stock, seats and splits are shared among them, one subject after the other. */
export interface Around {
  readonly calendar?: WorkingCalendar;
  readonly workingHours?: WorkingHours;
  readonly world?: World;
  /** Told after each subject how many have been played. */
  readonly onPlayed?: (played: number) => void;
}

/** `behaviour` answers for all of them, and tells what a cohort does; scripted subjects do what their inputs say. */
export function simulate(
  program: Program,
  subjects: Cohort | readonly ScriptedSubject[],
  behaviour: CohortBehaviour,
  from: Instant,
  to: Instant,
  around: Around = {},
): SimulationResult {
  const figures = emptyFigures();
  const size = 'size' in subjects ? subjects.size : subjects.length;
  let shared = sharedOf(around.world ?? {});
  for (let number = 0; number < size; number++) {
    const played = playOne(program, subjects, behaviour, from, to, number, around, shared);
    shared = sharedOf(played.world);
    count(figures, played, to);
    around.onPlayed?.(number + 1);
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
  around: Around = {},
): Simulated {
  let shared = sharedOf(around.world ?? {});
  // What a balanced split and a stock give depends on who came before.
  for (let earlier = 0; earlier < number && isShared(program, shared); earlier++) {
    shared = sharedOf(playOne(program, subjects, behaviour, from, to, earlier, around, shared).world);
  }
  return playOne(program, subjects, behaviour, from, to, number, around, shared);
}

type Shared = Pick<World, 'splits' | 'stock' | 'seats'>;

function sharedOf({ splits, stock, seats }: World): Shared {
  return { ...(splits === undefined ? {} : { splits }), ...(stock === undefined ? {} : { stock }), ...(seats === undefined ? {} : { seats }) };
}

function isShared({ steps }: Program, { stock, seats }: Shared): boolean {
  return stock !== undefined || seats !== undefined || Object.values(steps).some(({ type, config }) => type === 'split' && config.by === 'balanced');
}

function playOne(
  program: Program,
  subjects: Cohort | readonly ScriptedSubject[],
  behaviour: CohortBehaviour,
  from: Instant,
  to: Instant,
  number: number,
  { calendar, workingHours, world }: Around,
  shared: Shared,
): Simulated {
  const { member, context, inputs } = subjectOf(subjects, behaviour, from, to, number);
  return simulateRun(program, {
    member,
    inputs,
    from,
    until: to,
    ...(context === undefined ? {} : { context }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(workingHours === undefined ? {} : { workingHours }),
    world: { ...world, ...shared },
    answer: (asking) => withToken(asking, answerOf(behaviour, number, asking.step, visitOf(asking.key))),
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
  readonly entered: Record<string, number>;
  readonly interrupted: Record<string, number>;
  readonly sends: { atOnce: number; readonly later: Record<string, number>; readonly held: Record<string, number>; readonly skipped: Record<string, number> };
}

function emptyFigures(): Figures {
  const sends = { atOnce: 0, later: {}, held: {}, skipped: {} };
  return { runs: 0, excluded: 0, ended: {}, tally: {}, standing: {}, entered: {}, interrupted: {}, messages: 0, sends, tasks: 0 };
}

function count(figures: Figures, { run, trail, excluded, messages, deliveries, tasks }: Simulated, to: Instant): void {
  if (excluded !== null) {
    figures.excluded++;
    return;
  }
  figures.runs++;
  figures.messages += messages.length;
  figures.tasks += tasks.length;
  add(figures.ended, run.endReason ?? '');
  for (const { step } of run.tokens) add(figures.standing, step);
  for (const [step, visits] of Object.entries(run.visits)) add(figures.entered, step, visits);
  for (const entry of trail) {
    if (entry.kind === 'interrupted' && entry.step !== null) add(figures.interrupted, entry.step);
    tallyOf(figures, entry);
  }
  for (const delivered of deliveries) countDelivered(figures.sends, delivered, to);
}

function countDelivered(sends: Figures['sends'], { status, at, why }: Delivered, to: Instant): void {
  if (why === null) sends.atOnce++;
  else add(at > to ? sends.held : status === 'sent' ? sends.later : sends.skipped, why);
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

function add(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}
