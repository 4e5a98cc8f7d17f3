// Plays one run from its start, on the same `advance` that runs it for real. What you simulate is what runs.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import { advance } from '../interpreter/advance.ts';
import { applyLedger } from '../interpreter/apply-ledger.ts';
import type { Command, TrailEntry } from '../interpreter/command.ts';
import { emittedEvent } from '../interpreter/emitted-event.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { MEMBER_CHANGED } from '../condition/signals.ts';
import { exitAtEnrolment } from '../interpreter/exit-rules.ts';
import { newRun } from '../interpreter/new-run.ts';
import { nextDue } from '../interpreter/next-due.ts';
import { keyOf } from '../interpreter/run-context.ts';
import type { RunState } from '../interpreter/run-state.ts';
import { ACKNOWLEDGED } from '../interpreter/steps/task.ts';
import type { JsonObject } from '../json.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { askCrowd, type Crowd } from './crowd.ts';
import { comesOf } from './deliver.ts';
import { nextStandstill, type Standstill } from './standing-still.ts';
import { askWorld, type World } from './world.ts';
import { answerHold, answerRelease, frozenFor } from './hold-world.ts';
import { answerIncident, type IncidentWorld } from './incident-world.ts';

type MessageCommand = Extract<Command, { type: 'message' }>;
type Question = Extract<Command, { type: 'openTask' | 'act' | 'request' }>;

export interface Simulation {
  /** The flow's id, where it matters to whoever hears of its messages; its name unless said. */
  readonly flow?: string;
  readonly member: MemberFacts;
  readonly context?: JsonObject;
  /** What happens, in any order; `seq` from 1. */
  readonly inputs: readonly Input[];
  /** What had happened before. */
  readonly histories?: Readonly<Record<string, readonly HistoricEvent[]>>;
  readonly from: Instant;
  readonly until: Instant;
  /** The member moves to other zones, in the order of time. */
  readonly zones?: readonly { readonly at: Instant; readonly zone: string }[];
  /** The run is paused, in the order of time. */
  readonly stills?: readonly Standstill[];
  /** The one that the program names, where it goes by working days. */
  readonly calendar?: WorkingCalendar;
  /** Stock and seats, for what `answer` leaves to them. */
  readonly world?: World;
  /**
   * Stands in for people and for the world: how a task, an act or a request is answered, and when. Null: not at all. Several: a task
   * can be taken up (`ACKNOWLEDGED`) before it is done.
   */
  readonly answer?: (question: Question) => Answered | readonly Answered[] | null;
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
  readonly tasks: readonly Extract<Command, { type: 'openTask' }>[];
  readonly commands: readonly Command[];
  /** As the run left it. */
  readonly world: World;
}

export function simulateRun(program: Program, simulation: Simulation): Simulated {
  const { from, until, context = {} } = simulation;
  const key = keyOf(program, context) ?? '';
  let run = newRun({ program, id: 'simulated', started: { at: from, seq: 0 }, key, context });
  let { member } = simulation;
  let world = simulation.world ?? {};
  let seq = simulation.inputs.reduce((highest, input) => Math.max(highest, input.seq), 0);
  const histories = copyOf(simulation.histories ?? {});
  const commands: Command[] = [];
  const incidents: IncidentWorld = new Map((world.incidents ?? []).map((one) => [one.id, one]));
  /** What is to come of messages, each with its message. */
  const outcomes = new Map<Input, MessageCommand>();
  const excludedBy = exitAtEnrolment(program, run, { member, histories: simulation.histories ?? {} });
  const zones = [...(simulation.zones ?? [])];
  const stills = [...(simulation.stills ?? [])];
  const given = [...zones.map(({ at }) => toldOfZone(at, ++seq)), ...simulation.inputs];
  const pending = excludedBy === null ? given.filter(({ at }) => at <= until).sort(byInstant) : [];
  for (const input of pending) remember(histories, input);
  const calendar = simulation.calendar === undefined ? {} : { calendar: simulation.calendar };
  let next = 0;
  const follow = (input: Input): void => {
    seq = input.seq;
    remember(histories, input);
    if (input.at <= until) insert(pending, input, next);
  };
  const say = (message: MessageCommand, from?: Instant): void => {
    for (const input of comesOf({ program, flow: simulation.flow ?? program.flow, world, member }, message, seq, from)) {
      outcomes.set(input, message);
      follow(input);
    }
  };

  for (; excludedBy === null; ) {
    const still = nextStandstill(stills, run, pending[next]);
    if (still !== null) follow({ type: 'control', at: still.until, seq: seq + 1, control: { type: 'resume', from: still.from, elapsed: still.elapsed, by: still.by } });
    const now = nextInstant(run, pending[next], until, still?.until);
    if (now === null) break;
    for (let moved = zones[0]; moved !== undefined && moved.at <= now; moved = zones[0]) {
      zones.shift();
      member = { ...member, zone: moved.zone };
    }
    const first = next;
    while (next < pending.length && (pending[next] as Input).at <= now) next++;
    const taken = pending.slice(first, next);
    const advanced = advance(program, run, taken, now, { member: withFrozen(member, world, now), histories, ...calendar });
    if (advanced.status !== 'advanced') throw new Error('Expected an advance with its histories, found that it needs them.');
    run = advanced.run;
    for (const command of advanced.commands) {
      commands.push(command);
      member = applyLedger(member, command);
      const set = followUps(command, simulation, seq, incidents);
      for (const input of set) follow(input);
      if (command.type === 'withdraw') takeBack(pending, next, outcomes, now, command.key);
      if (command.type === 'message') say(command);
      if (set.length > 0 || command.type !== 'request') continue;
      const changed = changeHolds(world, incidents, command);
      if (changed !== null) {
        ({ world } = changed);
        follow({ type: 'answer', at: command.at, seq: seq + 1, key: command.key, outcome: changed.outcome, data: {} });
        // What waits is looked at again under what is held now; what went in this instant has gone.
        for (const message of takeBack(pending, next, outcomes, command.at)) say(message, command.at);
        continue;
      }
      const asked = askCrowd(world.crowd ?? NOBODY, world.startedForEach ?? {}, command, { facts: member, histories });
      if (asked !== null) {
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
  }
  const of = <T extends Command['type']>(type: T) =>
    commands.filter((command): command is Extract<Command, { type: T }> => command.type === type);
  return {
    excluded: excludedBy === null ? null : excludedBy.rule.reason,
    run,
    member,
    trail: of('record').map(({ entry }) => entry),
    messages: of('message'),
    tasks: of('openTask'),
    commands,
    world,
  };
}

const NOBODY: Crowd = { members: [] };

function changeHolds(world: World, incidents: IncidentWorld, { request, at }: Extract<Command, { type: 'request' }>) {
  if (request.kind !== 'hold' && request.kind !== 'release') return null;
  const known = world.holds ?? [];
  const { holds, outcome } = request.kind === 'hold' ? answerHold(known, incidents, request) : answerRelease(known, request, at);
  return { world: { ...world, holds }, outcome };
}

/** What was still to come of messages after `at`, of all or of the one, comes no more. */
function takeBack(pending: Input[], from: number, outcomes: ReadonlyMap<Input, MessageCommand>, at: Instant, key?: string): readonly MessageCommand[] {
  const taken = new Set<MessageCommand>();
  for (let place = pending.length - 1; place >= from; place--) {
    const input = pending[place] as Input;
    const message = input.at > at ? outcomes.get(input) : undefined;
    if (message === undefined || (key !== undefined && message.key !== key)) continue;
    pending.splice(place, 1);
    taken.add(message);
  }
  return [...taken].reverse();
}

function withFrozen(member: MemberFacts, { holds }: World, at: Instant): MemberFacts {
  return holds === undefined || holds.length === 0 ? member : { ...member, frozen: frozenFor(holds, member, at) };
}

/** What a command brings about by itself: the engine's own event, and the answers of the stand-in. Numbered from after `last`. */
function followUps(command: Command, { answer }: Simulation, last: number, incidents: IncidentWorld): readonly Input[] {
  const inputs: Input[] = [];
  const emitted = emittedEvent(command);
  if (emitted !== null && 'at' in command) inputs.push({ type: 'event', at: command.at, seq: last + 1, ...emitted });
  if (command.type !== 'openTask' && command.type !== 'act' && command.type !== 'request') return inputs;
  const answered = answer?.(command) ?? null;
  if (answered === null && command.type === 'request' && command.request.kind === 'incident') {
    const { outcome, data, event } = answerIncident(incidents, command.request.change, command.at);
    if (event !== null) inputs.push({ type: 'event', at: command.at, seq: last + inputs.length + 1, event, properties: data });
    inputs.push({ type: 'answer', at: command.at, seq: last + inputs.length + 1, key: command.key, outcome, data });
  }
  for (const { afterMs, outcome, data = {} } of listed(answered ?? [])) {
    const at = command.at + afterMs;
    inputs.push({ type: 'answer', at, seq: last + inputs.length + 1, key: command.key, outcome, data });
    const told = toldBy(command, outcome, data);
    if (told !== null) inputs.push({ type: 'event', at, seq: last + inputs.length + 1, ...told });
  }
  return inputs;
}

function listed(answered: Answered | readonly Answered[]): readonly Answered[] {
  return Array.isArray(answered) ? (answered as readonly Answered[]) : [answered as Answered];
}

/** The event that the server makes of it when a person has acted. */
function toldBy(command: Question, outcome: string, data: JsonObject): { readonly event: string; readonly properties: JsonObject } | null {
  const { step } = command;
  if (command.type === 'openTask') {
    const { by = '' } = data;
    if (outcome === ACKNOWLEDGED) return { event: '$task.acknowledged', properties: { step, by } };
    return { event: '$task.done', properties: { step, outcome, by } };
  }
  if (command.type !== 'request') return null;
  if (command.request.kind === 'approval') return { event: '$approval.done', properties: { step, outcome } };
  if (command.request.kind !== 'ask') return null;
  const values = (data.values ?? {}) as JsonObject;
  return { event: '$survey.answered', properties: { ...values, step, kind: command.request.form.kind, outcome } };
}

/** Lists that grow as things happen; the evaluator bounds what it looks at. */
function copyOf(histories: Readonly<Record<string, readonly HistoricEvent[]>>): Record<string, HistoricEvent[]> {
  return Object.fromEntries(Object.entries(histories).map(([name, events]) => [name, [...events]]));
}

function remember(histories: Record<string, HistoricEvent[]>, input: Input): void {
  if (input.type !== 'event') return;
  const { at, seq, event, properties, occurredAt = at } = input;
  const known = Object.hasOwn(histories, event) ? histories[event] : undefined;
  const happened = { at, seq, occurredAt, properties };
  if (known === undefined) histories[event] = [happened];
  else known.push(happened);
}

function toldOfZone(at: Instant, seq: number): Input {
  return { type: 'event', at, seq, event: MEMBER_CHANGED, properties: { changed: ['timezone'] } };
}

function byInstant(a: Input, b: Input): number {
  return a.at - b.at;
}

/** Among those that are still to come, after all of its own instant. */
function insert(pending: Input[], input: Input, from: number): void {
  let place = pending.length;
  while (place > from && (pending[place - 1] as Input).at > input.at) place--;
  pending.splice(place, 0, input);
}

function nextInstant(run: RunState, input: Input | undefined, until: Instant, notBefore = run.cursor.at): Instant | null {
  if (run.status === 'ended' || run.status === 'failed') return null;
  const next = Math.min(nextDue(run) ?? Number.POSITIVE_INFINITY, input?.at ?? Number.POSITIVE_INFINITY);
  const moves = Math.max(next, notBefore);
  return moves > until ? null : Math.max(moves, run.cursor.at);
}
