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
}

export interface PastMember {
  readonly member: MemberFacts;
  /** In order. */
  readonly events: readonly PastEvent[];
}

export interface Backtest {
  readonly program: Program;
  readonly members: Iterable<PastMember>;
  /** Runs are followed up to here. */
  readonly until: Instant;
  /** Stands in for people and for the world; without it, whoever waits for an answer waits on. */
  readonly answer?: Simulation['answer'];
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

export function backtest({ program, members, until, answer }: Backtest): Backtested {
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
    for (const played of runsOf(program, past, until, answer)) {
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

/** Each run that would have started, or why one would not. */
function* runsOf(program: Program, { member, events }: PastMember, until: Instant, answer: Simulation['answer']): Generator<Simulated | string> {
  const before = new Map<string, PreviousRun[]>();
  const inputs = events.map(({ at, event, properties }, n): Extract<Input, { type: 'event' }> => ({ type: 'event', at, seq: n + 1, event, properties }));
  for (const [n, event] of inputs.entries()) {
    if (event.at > until) return;
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
    // What had ended by now does not stand in the way, whatever becomes of what had not.
    const standing = previous.map((run): PreviousRun => (run.endedAt !== null && run.endedAt <= event.at ? run : { ...run, status: 'active', endedAt: null }));
    const verdict = judgeReentry(program.reentry, standing, event.at);
    if (!verdict.enroll) {
      yield verdict.reason;
      continue;
    }
    const played = simulateRun(program, {
      member,
      context,
      from: event.at,
      until,
      // The event that starts a run counts in conditions, and is no answer to a wait.
      inputs: inputs.slice(n + 1).filter(({ at }) => at >= event.at),
      histories: historiesOf(inputs.slice(0, n + 1)),
      ...(answer === undefined ? {} : { answer }),
    });
    previous.push({ status: played.run.status, startedAt: event.at, endedAt: played.trail.findLast(({ kind }) => kind === 'ended' || kind === 'failed')?.at ?? null });
    yield played;
  }
}

function historiesOf(events: readonly Extract<Input, { type: 'event' }>[]): Record<string, readonly HistoricEvent[]> {
  const histories: Record<string, HistoricEvent[]> = {};
  for (const { at, seq, event, properties } of events) {
    const list = Object.hasOwn(histories, event) ? (histories[event] as HistoricEvent[]) : [];
    list.push({ at, seq, occurredAt: at, properties });
    histories[event] = list;
  }
  return histories;
}
