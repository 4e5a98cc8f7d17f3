// The interpreter's view of one run. JSON in and out; at most 64 KB; lives in one row.
import type { Instant, Position } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';

/** An event that a token, or the run itself (exit rules), wants to hear of. */
export interface Listen {
  readonly event: string;
  /** Equalities that the event's properties must contain; a coarse filter for routing, the interpreter judges again. */
  readonly match?: JsonObject;
}

/** What a resting token waits for. The step type that made it is the only one that reads `data`. */
export interface Resting {
  /** `<runId>/<stepId>#<visit>`: matches answers to questions, and is the idempotency key of every side effect. */
  readonly key: string;
  /** The token listens to what comes after this position. */
  readonly since: Position;
  /** The last event that it heard in vain. Told again, it stays in vain, whatever has changed since. Absent: none yet. */
  readonly heard?: Position;
  readonly due: Instant | null;
  readonly listens: readonly Listen[];
  readonly data: JsonObject;
}

/** One per path that is being walked. */
export interface Token {
  readonly id: number;
  readonly step: string;
  readonly visit: number;
  /** The programme token whose turn this path belongs to, and the path's name. */
  readonly parent: number | null;
  readonly path: string | null;
  readonly resting: Resting;
  /** How often this path came to each step; kept for paths of a container, which begin anew each turn. */
  readonly walked?: Readonly<Record<string, number>>;
  /** Variables of this path alone, laid over those of the run: the row that it walks, the event that it reacts to. */
  readonly locals?: JsonObject;
}

export interface ExitWatch {
  readonly due: Instant | null;
  readonly zone: string;
}

/** What a run that failed was doing: the path that failed, standing nowhere, and the paths that were called off with it. */
export interface Stopped {
  readonly at: Pick<Token, 'id' | 'parent' | 'path' | 'step' | 'visit' | 'walked' | 'locals'>;
  readonly others: readonly Token[];
}

export type RunStatus = 'new' | 'active' | 'ended' | 'failed';

export interface RunState {
  readonly id: string;
  readonly language: number;
  readonly status: RunStatus;
  readonly endReason: string | null;
  readonly started: Position;
  /** When what started it happened, where that was before it was received. */
  readonly triggeredAt?: Instant;
  /** Everything up to here has been taken. Later-arriving inputs with an earlier instant are taken as if they happened here. */
  readonly cursor: Position;
  readonly key: string;
  readonly context: JsonObject;
  /** The place of the last event that spoke of the run's record. Absent: none has. */
  readonly updatedAt?: Position;
  /** The latest instant and the highest number of the events that rules of the whole run (exits, updates) heard in vain. Absent: there are none. */
  readonly heard?: Position;
  /** When the member last did something that this run took; only where the program has replies. Absent: nothing since the start. */
  readonly actedAt?: Instant;
  readonly tokens: readonly Token[];
  readonly nextToken: number;
  readonly visits: Readonly<Record<string, number>>;
  /** Last position at which each step was entered, for conditions `sinceStep`; only for steps that some condition names. */
  readonly enteredAt: Readonly<Record<string, Position>>;
  readonly variables: Readonly<Record<string, Json>>;
  /** By which way each step was last left; only for steps that some condition names. Absent: none yet. */
  readonly outcomes?: Readonly<Record<string, string>>;
  /** Sequence numbers of events that waits of this run took, where the program looks back for such; the latest. Absent: none. */
  readonly taken?: readonly number[];
  /** When time alone could make an exit condition hold, in the zone for which that was worked out. Absent: there is none. */
  readonly exitWatch?: ExitWatch;
  /** Of a run that the interpreter failed, so that it can be retried. One that a shell failed keeps its tokens where they are. */
  readonly stopped?: Stopped;
  /** Keys of tasks whose path moved on at their deadline: open until they are done or the run ends. Absent: none. */
  readonly tasksLeftOpen?: readonly string[];
}
