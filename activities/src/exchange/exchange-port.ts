// What the exchange asks of the database. Inside one transaction, each method is one or few set-based statements.
import type { Facts, HistoricEvent, Input, JsonObject, MemberFacts, Program, RunState, StepRetry, WorkingCalendar, WorkingHours } from '@sopwith/engine';
import type { Effects } from './effects.ts';

export interface ClockReading {
  readonly now: number;
  /** Timers up to and including this instant may fire. A driven clock holds back those of its present instant until told. */
  readonly fires: number;
  /** Virtual milliseconds per real one; null where time is driven. */
  readonly speed: number | null;
}

export interface LaneRow {
  readonly laneId: number;
  readonly scopeId: string;
  readonly flowId: string;
  readonly versionId: number;
  readonly perRun: boolean;
  readonly paused: boolean;
  readonly clock: ClockReading;
  readonly workingHours: WorkingHours;
  /** Something is held in the scope so that runs wait at it. */
  readonly freezes: boolean;
}

export interface RunRow {
  readonly id: string;
  readonly memberId: number;
  readonly rev: number;
  readonly due: number | null;
  readonly depth: number;
  /** Frozen by itself; its lane may be frozen besides. */
  readonly paused: boolean;
  readonly state: RunState;
}

/** An input with where it came from, so that it can be marked as taken. */
export interface PendingInput {
  readonly runId: string;
  /** Null for an event that was found in the member's history and was never routed to the run. */
  readonly source: string | null;
  readonly depth: number;
  readonly input: Input;
}

/** Events of a member after a position, which a run that is late may have to hear. */
export interface LookBack {
  readonly runId: string;
  readonly memberId: number;
  readonly at: number;
  readonly seq: number;
}

/** The events of one member, by name, in order. */
export type Histories = Readonly<Record<string, readonly HistoricEvent[]>>;

/** How far a member's history was read. */
export interface Heard {
  readonly memberId: number;
  readonly seq: number;
}

export interface LeftAlone {
  /** Of an act that never began: since it was asked for, or last offered. */
  readonly unbegunForMs: number;
  /** Of an act that began: since its activity last said that it is alive. */
  readonly untouchedForMs: number;
}

export interface OfferedAct {
  readonly key: string;
  readonly stepType: string;
  readonly retry: StepRetry | null;
}

export interface OfferedActs {
  readonly acts: readonly OfferedAct[];
  /** Some act of the lane has not begun, offered or not: if its offer was lost, it has to be offered again. */
  readonly unbegun: boolean;
}

export interface ExchangeTransaction {
  lane(laneId: number): Promise<LaneRow | null>;
  /** Immutable but for the texts of its content, so the implementation may keep it. */
  program(versionId: number): Promise<Program>;
  /** Locks and reads up to `limit` runs that `runnable` holds for, skipping those that somebody else works on. */
  lockRunnable(lane: LaneRow, limit: number): Promise<readonly RunRow[]>;
  inputs(runIds: readonly string[]): Promise<readonly PendingInput[]>;
  eventsAfter(lookBacks: readonly LookBack[], names: readonly string[]): Promise<readonly PendingInput[]>;
  /** The calendar of working days that a program names; null: there is none of that name. */
  calendar(id: string): Promise<WorkingCalendar | null>;
  members(lane: LaneRow, memberIds: readonly number[]): Promise<ReadonlyMap<number, MemberFacts>>;
  histories(memberIds: readonly number[], names: readonly string[]): Promise<ReadonlyMap<number, Histories>>;
  /** The members who have an event of one of these names past the last that was read of them. */
  haveNewer(heard: readonly Heard[], names: readonly string[]): Promise<ReadonlySet<number>>;
  /** Sorted, FOR NO KEY UPDATE, a statement of its own: nothing new can happen to these members until the commit. */
  lockMembers(memberIds: readonly number[]): Promise<void>;
  /** Returns the lanes that became runnable through what was written. Where it fails the transaction is lost. */
  write(lane: LaneRow, effects: Effects): Promise<readonly number[]>;
  /** The same inside a savepoint: where it fails, it alone is undone. */
  writeGuarded(lane: LaneRow, effects: Effects): Promise<readonly number[]>;
  /** Tells whoever would poke the lane that it looks again within that time. */
  stayAwake(laneId: number, forMs: number): Promise<void>;
  /** From the commit on, pokes are needed again. */
  sleep(laneId: number): Promise<void>;
  /** What the inputs of these runs, and their starts, came by, in the words of whoever traces; empty where nobody does. */
  causes(runIds: readonly string[]): Promise<readonly string[]>;
  /** The earliest timer of the lane, and whether inputs wait. */
  nextDue(lane: LaneRow): Promise<{ readonly due: number | null; readonly inputs: boolean }>;
  /** Passes on inputs that came to this lane while their run was handed to another. Returns the lanes that have them now. */
  passOnInputs(laneId: number): Promise<readonly number[]>;
  /** Pending acts of the lane that were asked for so long ago and have not begun, or have begun and are left alone. */
  offerActs(laneId: number, leftAlone: LeftAlone, limit: number): Promise<OfferedActs>;
}

export interface ExchangeStore {
  transaction<T>(work: (tx: ExchangeTransaction) => Promise<T>): Promise<T>;
}

export type { Facts, JsonObject };
