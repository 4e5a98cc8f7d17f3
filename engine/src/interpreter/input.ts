// What happened to a run. Inputs are taken by (at, class, seq): control, exit, due timers, events to waits, answers.
import type { Instant } from '../instant.ts';
import type { JsonObject } from '../json.ts';

export type Input =
  /** A member event. `at` is when it was received, under the subject's lock. */
  | {
      readonly type: 'event';
      readonly at: Instant;
      readonly seq: number;
      readonly event: string;
      /** When it happened, which decides the turn that it belongs to. Absent: when it was received. */
      readonly occurredAt?: Instant;
      readonly properties: JsonObject;
    }
  /** The outcome of an act or a task, matched by `key`; an answer to a token that has left does nothing. */
  | {
      readonly type: 'answer';
      readonly at: Instant;
      readonly seq: number;
      readonly key: string;
      readonly outcome: string;
      readonly data: JsonObject;
    }
  /** An act gave up for good: its run fails with the reason. */
  | { readonly type: 'failure'; readonly at: Instant; readonly seq: number; readonly key: string; readonly reason: string }
  | { readonly type: 'control'; readonly at: Instant; readonly seq: number; readonly control: Control };

export type Control =
  | { readonly type: 'end'; readonly reason: string; readonly by: string }
  /** A run that failed goes on: it does again what it failed at. */
  | { readonly type: 'retry'; readonly by: string }
  /** The path at this step leaves it by this outcome; a run that failed goes on with that. */
  | { readonly type: 'skip'; readonly step: string; readonly outcome: string; readonly by: string }
  /** The path at this step goes on at another one; a run that failed goes on with that. */
  | { readonly type: 'move'; readonly step: string; readonly to: string; readonly by: string }
  /** The run was frozen since `from` and goes on now; `elapsed` says what becomes of timers that would have rung meanwhile. */
  | { readonly type: 'resume'; readonly from: Instant; readonly elapsed: Elapsed; readonly by: string };

/**
 * `fire`: they ring now. `skip`: the run walks on to where it would be, without saying anything or asking anybody on the way.
 * `retime`: durations and deadlines are prolonged by the pause, local times wait for their next turn; fixed dates never move.
 */
export type Elapsed = 'fire' | 'skip' | 'retime';
