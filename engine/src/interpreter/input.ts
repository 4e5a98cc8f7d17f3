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

export type Control = { readonly type: 'end'; readonly reason: string; readonly by: string };
