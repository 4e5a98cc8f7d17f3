// What a flow would have done to members whose history is known. Plays every run that its triggers would have started on the
// simulator; nothing is sent, nobody is asked.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { contextOf, contextProblem, keyOf } from '../interpreter/run-context.ts';
import { matchesTrigger } from '../interpreter/trigger.ts';
import type { JsonObject } from '../json.ts';
import { judgeReentry, type PreviousRun } from '../reentry.ts';
import { type Simulated, type Simulation, simulateRun } from '../simulate/simulate-run.ts';

export interface PastEvent {
  readonly at: Instant;
  readonly event: string;
  readonly properties: JsonObject;
  /** When it happened; absent: when it came. */
  readonly occurredAt?: Instant;
  /** It was imported: it counts in conditions, starts nothing and answers no wait. */
  readonly historical?: true;
}

/** Anybody or anything that the flow can be about. */
export interface PastMember {
  readonly member: MemberFacts;
  /** In order of arrival. */
  readonly events: readonly PastEvent[];
}

/**
 * What stands around the runs. `answer` stands in for people and for the world: without it, whoever waits for an answer waits on. Each run
 * finds the world as it is given: none takes anything from another.
 */
type Around = Pick<Simulation, 'answer' | 'calendar' | 'workingHours' | 'world'>;

export interface Backtest extends Around {
  readonly program: Program;
  readonly members: Iterable<PastMember>;
  /** Runs are followed up to here. */
  readonly until: Instant;
}

export interface Backtested {
  readonly members: number;
  readonly runs: number;
  /** Why a triggering event started no run. */
  readonly excluded: Readonly<Record<string, number>>;
  /** How runs stand at the end: `active`, or the reason for which they ended. */
  readonly ends: Readonly<Record<string, number>>;
  readonly messages: number;
  /** Step → how often it was left by each way, and how many still rest there. */
  readonly steps: Readonly<Record<string, { readonly left: Readonly<Record<string, number>>; readonly waiting: number }>>;
}

export function backtest({ program, members, until, ...around }: Backtest): Backtested {
  const tally = { members: 0, runs: 0, messages: 0, excluded: {}, ends: {}, steps: {} } as {
    members: number;
    runs: number;
    messages: number;
    excluded: Record<string, number>;
    ends: Record<string, number>;
    steps: Record<string, { left: Record<string, number>; waiting: number }>;
  };
  for (const id of Object.keys(program.steps)) tally.steps[id] = { left: {}, waiting: 0 };
  for (const past of members) {
    tally.members++;
    for (const played of runsOf(program, past, until, around)) {
      if (typeof played === 'string') {
        tally.excluded[played] = (tally.excluded[played] ?? 0) + 1;
        continue;
      }
      tally.runs++;
      tally.messages += played.messages.length;
      const end = played.run.status === 'active' ? 'active' : (played.run.endReason ?? played.run.status);
      tally.ends[end] = (tally.ends[end] ?? 0) + 1;
      for (const { kind, step, outcome } of played.trail) {
        const counts = kind === 'left' && step !== null ? tally.steps[step] : undefined;
        if (counts !== undefined) counts.left[outcome ?? ''] = (counts.left[outcome ?? ''] ?? 0) + 1;
      }
      if (played.run.status !== 'active') continue;
      for (const { step } of played.run.tokens) {
        const counts = tally.steps[step];
        if (counts !== undefined) counts.waiting++;
      }
    }
  }
  return tally;
}

type PastInput = Extract<Input, { type: 'event' }> & Pick<PastEvent, 'historical'>;

interface Earlier {
  readonly simulation: Simulation;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** Each run that would have started, or why one would not. */
function* runsOf(program: Program, { member, events }: PastMember, until: Instant, around: Around): Generator<Simulated | string> {
  const before = new Map<string, Earlier[]>();
  const inputs = events.map(({ occurredAt, historical, ...event }, n): PastInput => ({
    type: 'event', seq: n + 1, ...event, ...(occurredAt === undefined ? {} : { occurredAt }), ...(historical === undefined ? {} : { historical }),
  }));
  for (const [n, event] of inputs.entries()) {
    if (event.at > until) return;
    if (event.historical === true) continue;
    const started = program.triggers.find((trigger) => matchesTrigger(trigger, { ...event, name: event.event }, member));
    if (started === undefined) continue;
    const context = contextOf(started, event);
    const key = keyOf(program, context);
    const problem = contextProblem(program, context) ?? (key === null ? 'keyMissing' : null);
    if (problem !== null) {
      yield problem;
      continue;
    }
    const previous = before.get(key ?? '') ?? [];
    before.set(key ?? '', previous);
    const verdict = judgeReentry(program.reentry, previous.map((run) => asOf(program, run, event)), event.at, member.zone);
    if (!verdict.enroll) {
      yield verdict.reason;
      continue;
    }
    const simulation: Simulation = {
      ...around,
      member,
      context,
      from: event.at,
      startedBy: { seq: event.seq, ...(event.occurredAt === undefined ? {} : { occurredAt: event.occurredAt }) },
      until,
      // The event that starts a run counts in conditions, and is no answer to a wait.
      inputs: inputs.slice(n + 1).filter(({ historical }) => historical !== true),
      histories: historiesOf(inputs.filter(({ historical }, place) => place <= n || historical === true)),
    };
    const played = simulateRun(program, simulation);
    if (played.excluded !== null) {
      yield `exit: ${played.excluded}`;
      continue;
    }
    previous.push({ simulation, startedAt: event.at, endedAt: played.trail.findLast(({ kind }) => kind === 'ended' || kind === 'failed')?.at ?? null });
    yield played;
  }
}

/** What had ended before an event does not stand in its way; what it ends itself, or what ends later, does. */
function asOf(program: Program, { simulation, startedAt, endedAt }: Earlier, event: PastInput): PreviousRun {
  const standing: PreviousRun = { status: 'active', startedAt, endedAt: null };
  if (endedAt === null || endedAt > event.at) return standing;
  const over: PreviousRun = { status: 'ended', startedAt, endedAt };
  if (endedAt < event.at) return over;
  // In this very instant: was it over without the event?
  const { run } = simulateRun(program, { ...simulation, until: event.at, inputs: simulation.inputs.filter(({ seq }) => seq < event.seq) });
  return run.status === 'ended' || run.status === 'failed' ? over : standing;
}

function historiesOf(events: readonly PastInput[]): Record<string, readonly HistoricEvent[]> {
  const histories: Record<string, HistoricEvent[]> = {};
  for (const { at, seq, event, properties, occurredAt = at, historical } of events) {
    const list = Object.hasOwn(histories, event) ? (histories[event] as HistoricEvent[]) : [];
    list.push({ at, seq, occurredAt, properties, ...(historical === undefined ? {} : { historical }) });
    histories[event] = list;
  }
  return histories;
}
