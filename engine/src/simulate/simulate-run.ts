// Plays one run from its start, on the same `advance` that runs it for real. What you simulate is what runs.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import { advance } from '../interpreter/advance.ts';
import { applyLedger } from '../interpreter/apply-ledger.ts';
import type { Command, TrailEntry } from '../interpreter/command.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { MEMBER_CHANGED } from '../condition/signals.ts';
import { exitAtEnrolment } from '../interpreter/exit-rules.ts';
import { newRun } from '../interpreter/new-run.ts';
import { nextDue } from '../interpreter/next-due.ts';
import { keyOf } from '../interpreter/run-context.ts';
import type { RunState } from '../interpreter/run-state.ts';
import type { JsonObject } from '../json.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { WorkingHours } from '../time/working-time.ts';
import { askCrowd } from './crowd.ts';
import type { Fate } from './deliver.ts';
import { nextStandstill, type Standstill } from './standing-still.ts';
import { askWorld, simulatedToken, type World } from './world.ts';
import { answerHold, answerRelease, frozenFor } from './hold-world.ts';
import type { IncidentWorld } from './incident-world.ts';
import { followUps } from './follow-ups.ts';
import { callOff, emptyOutbox, judgeSaying, type Saying, sayingOf, sayingOfPost, stillToGo } from './outbox.ts';
import { answerOfRound, type Round } from './tell-crowd.ts';
import { copyOf, insert, remember, takeBack } from './to-come.ts';

export type Asking = Extract<Command, { type: 'openTask' | 'act' | 'request' }>;

export interface Simulation {
  /** The flow's id, where it matters to whoever hears of its messages; its name unless said. */
  readonly flow?: string;
  readonly member: MemberFacts;
  readonly context?: JsonObject;
  /** What happens, in any order; `seq` from 1. */
  readonly inputs: readonly Input[];
  /** What had happened before; of what is imported later too, which counts from when it came and answers no wait. */
  readonly histories?: Readonly<Record<string, readonly HistoricEvent[]>>;
  readonly from: Instant;
  /** Of the event that starts it, its place in that instant and when it happened; absent: it comes before all of the instant. */
  readonly startedBy?: { readonly seq: number; readonly occurredAt?: Instant };
  readonly until: Instant;
  /** The member moves to other zones, in the order of time. */
  readonly zones?: readonly { readonly at: Instant; readonly zone: string }[];
  /** The run is paused, in the order of time. */
  readonly stills?: readonly Standstill[];
  /** The one that the program names, where it goes by working days. */
  readonly calendar?: WorkingCalendar;
  /** When the workspace works; absent: as the interpreter takes it to. */
  readonly workingHours?: WorkingHours;
  /** Stock and seats, for what `answer` leaves to them. */
  readonly world?: World;
  /**
   * Stands in for people and for the world: how a task, an act or a request is answered, and when. Null: not at all. Several: a task
   * can be taken up (`ACKNOWLEDGED`) before it is done.
   */
  readonly answer?: (question: Asking) => Answered | readonly Answered[] | null;
}

export interface Delivered extends Fate {
  readonly step: string;
  readonly visit: number;
}

export interface Answered {
  readonly afterMs: number;
  readonly outcome: string;
  readonly data?: JsonObject;
}

export interface Simulated {
  /** An exit held at enrolment already, by this reason: nobody was enrolled, and nothing happened. */
  readonly excluded: string | null;
  readonly run: RunState;
  /** The member as the run left it. */
  readonly member: MemberFacts;
  readonly trail: readonly TrailEntry[];
  readonly messages: readonly Extract<Command, { type: 'message' }>[];
  /** What becomes of each of them, in their order; one that goes later than `until` is still held then. */
  readonly deliveries: readonly Delivered[];
  /** The same of what was posted to groups. */
  readonly posted: readonly Delivered[];
  readonly tasks: readonly Extract<Command, { type: 'openTask' }>[];
  readonly commands: readonly Command[];
  /** As the run left it. */
  readonly world: World;
}

export function simulateRun(program: Program, simulation: Simulation): Simulated {
  const { from, until, startedBy, context = {} } = simulation;
  const key = keyOf(program, context) ?? '';
  let run = newRun({ program, id: 'simulated', started: { at: from, seq: startedBy?.seq ?? 0 }, ...(startedBy?.occurredAt === undefined ? {} : { triggeredAt: startedBy.occurredAt }), key, context });
  let { member } = simulation;
  let world = simulation.world ?? {};
  let seq = simulation.inputs.reduce((highest, input) => Math.max(highest, input.seq), 0);
  const histories = copyOf(simulation.histories ?? {});
  const commands: Command[] = [];
  const incidents: IncidentWorld = new Map((world.incidents ?? []).map((one) => [one.id, one]));
  const flow = simulation.flow ?? program.flow;
  const outbox = emptyOutbox();
  const rounds: Round[] = [];
  /** What is to come of what was said, each with the key of what asked for it. */
  const told = new Map<Input, string>();
  const excludedBy = exitAtEnrolment(program, run, { member, histories: simulation.histories ?? {} });
  const zones = [...(simulation.zones ?? [])];
  const stills = [...(simulation.stills ?? [])];
  const given = [...zones.map(({ at }) => toldOfZone(at, ++seq)), ...simulation.inputs];
  const pending = excludedBy === null ? given.filter(({ at }) => at <= until).sort(byInstant) : [];
  for (const input of pending) remember(histories, input);
  const { calendar, workingHours } = simulation;
  const around = { ...(calendar === undefined ? {} : { calendar }), ...(workingHours === undefined ? {} : { workingHours }) };
  let next = 0;
  const follow = (input: Input): void => {
    seq = input.seq;
    remember(histories, input);
    if (input.at <= until) insert(pending, input, next);
  };
  const followOf = (key: string, input: Input): void => {
    told.set(input, key);
    follow(input);
  };
  const say = (saying: Saying, from: Instant): void => {
    const fate = judgeSaying(outbox, world, saying, member, from);
    for (const input of saying.tells(fate, seq)) followOf(saying.key, input);
  };
  const answerRound = (round: Round): void => followOf(round.key, { type: 'answer', seq: seq + 1, key: round.key, ...answerOfRound(round, outbox) });
  /** Since when other things are held, for what waits to be looked at. */
  let changedAt: Instant | null = null;
  /** What waits, under what is held now; what went in this instant has gone. */
  const lookAgain = (at: Instant): void => {
    const waiting = stillToGo(outbox, at);
    const taken = new Set(takeBack(pending, histories, told, at).flatMap((input) => (input.type === 'answer' ? [input.key] : [])));
    for (const saying of waiting) say(saying, at);
    for (const round of rounds) if (taken.has(round.key)) answerRound(round);
  };

  for (; excludedBy === null; ) {
    const still = nextStandstill(stills, run, pending[next]);
    if (still !== null) follow({ type: 'control', at: still.until, seq: seq + 1, control: { type: 'resume', from: still.from, elapsed: still.elapsed, by: still.by } });
    const now = nextInstant(run, pending[next], until, still?.until);
    // The sender comes after the run has gone on from what let go, as it does for real.
    const lookFrom: Instant | null = changedAt;
    changedAt = null;
    if (lookFrom !== null && (now === null || lookFrom < now)) {
      lookAgain(lookFrom);
      continue;
    }
    if (now === null) break;
    for (let moved = zones[0]; moved !== undefined && moved.at <= now; moved = zones[0]) {
      zones.shift();
      member = { ...member, zone: moved.zone };
    }
    const first = next;
    while (next < pending.length && (pending[next] as Input).at <= now) next++;
    const taken = pending.slice(first, next);
    const advanced = advance(program, run, taken, now, { member: withFrozen(member, world, now), histories, ...around });
    if (advanced.status !== 'advanced') throw new Error('Expected an advance with its histories, found that it needs them.');
    run = advanced.run;
    for (const command of advanced.commands) {
      commands.push(command);
      member = applyLedger(member, command);
      const set = followUps(program, command, simulation, seq, incidents);
      for (const input of set) follow(input);
      if (command.type === 'withdraw') {
        takeBack(pending, histories, told, now, command.key);
        callOff(outbox, command.key, now);
      }
      if (command.type === 'message') say(sayingOf(program, flow, command, member), command.at);
      if (command.type === 'postToGroup') say(sayingOfPost(program, command), command.at);
      if (set.length > 0 || command.type !== 'request') continue;
      const changed = changeHolds(world, incidents, command);
      if (changed !== null) {
        ({ world } = changed);
        follow({ type: 'answer', at: command.at, seq: seq + 1, key: command.key, outcome: changed.outcome, data: {} });
        changedAt = command.at;
        continue;
      }
      const asked = askCrowd(world, { program, flow, command }, { facts: member, histories });
      if (asked !== null) {
        if (asked.round !== undefined) {
          rounds.push(asked.round);
          for (const saying of asked.round.sayings) say(saying, command.at);
          answerRound(asked.round);
        }
        if (asked.started !== undefined) world = { ...world, startedForEach: { ...world.startedForEach, [command.key]: asked.started } };
        for (const told of asked.events) follow({ type: 'event', at: command.at, seq: seq + 1, ...told });
        if (asked.answer !== null) follow({ type: 'answer', seq: seq + 1, key: command.key, ...asked.answer });
        continue;
      }
      const answered = askWorld(world, command, member);
      if (answered === null) continue;
      const { outcome, data } = answered;
      ({ world } = answered);
      follow({ type: 'answer', at: answered.at ?? command.at, seq: seq + 1, key: command.key, outcome, data });
    }
    if (lookFrom !== null) lookAgain(lookFrom);
  }
  const of = <T extends Command['type']>(type: T) =>
    commands.filter((command): command is Extract<Command, { type: T }> => command.type === type);
  const deliveredOf = (kind: Saying['of']): readonly Delivered[] =>
    [...outbox.fates].flatMap(([{ of: said, step, key }, { status, at, why }]) => (said === kind ? [{ step, visit: visitOf(key), status, at, why }] : []));
  return {
    excluded: excludedBy === null ? null : excludedBy.rule.reason,
    run,
    member,
    trail: of('record').map(({ entry }) => entry),
    messages: of('message'),
    deliveries: deliveredOf('message'),
    posted: deliveredOf('post'),
    tasks: of('openTask'),
    commands,
    world,
  };
}

/** What another system answers comes after the token that it was given. */
export function withToken(asking: Asking, answered: Answered | null): Answered | readonly Answered[] | null {
  if (answered === null || asking.type !== 'request' || asking.request.kind !== 'callback') return answered;
  return [{ afterMs: 0, outcome: 'opened', data: simulatedToken(asking.key) }, answered];
}

/** A key ends in the visit. */
export function visitOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('#') + 1));
}

function changeHolds(world: World, incidents: IncidentWorld, { request, at }: Extract<Command, { type: 'request' }>) {
  if (request.kind !== 'hold' && request.kind !== 'release') return null;
  const known = world.holds ?? [];
  const { holds, outcome } = request.kind === 'hold' ? answerHold(known, incidents, request) : answerRelease(known, request, at);
  return { world: { ...world, holds }, outcome };
}

function withFrozen(member: MemberFacts, { holds }: World, at: Instant): MemberFacts {
  return holds === undefined || holds.length === 0 ? member : { ...member, frozen: frozenFor(holds, member, at) };
}

function toldOfZone(at: Instant, seq: number): Input {
  return { type: 'event', at, seq, event: MEMBER_CHANGED, properties: { changed: ['timezone'] } };
}

function byInstant(a: Input, b: Input): number {
  return a.at - b.at;
}

function nextInstant(run: RunState, input: Input | undefined, until: Instant, notBefore = run.cursor.at): Instant | null {
  if (run.status === 'ended' || run.status === 'failed') return null;
  const next = Math.min(nextDue(run) ?? Number.POSITIVE_INFINITY, input?.at ?? Number.POSITIVE_INFINITY);
  const moves = Math.max(next, notBefore);
  return moves > until ? null : Math.max(moves, run.cursor.at);
}
