// What the interpreter asks of the shell. Ledger writes are always set, add or delta, never a value computed from facts.
import type { StepRetry } from '../document/flow-document.ts';
import type { Instant } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { MessageChannel } from '../steps/channels.ts';
import type { FormField } from '../steps/step-config.ts';
import type { AwaitedFate } from '../sending/awaited-fate.ts';
import type { LedgerCommand } from './ledger-command.ts';
import type { Request } from './request.ts';
import type { Listen } from './run-state.ts';

export type Command =
  | {
      readonly type: 'message';
      readonly key: string;
      readonly step: string;
      readonly at: Instant;
      readonly channel: MessageChannel;
      /** The account that sends it, where the step names one. */
      readonly account?: string;
      readonly subject?: string;
      readonly purpose: 'programme' | 'reminder' | 'marketing' | 'service' | 'crisis' | 'reply';
      readonly text: string;
      /** The outside world's id of another recipient than the run's member. */
      readonly recipient?: string;
      readonly validUntil?: Instant;
      /** The step rests until it was taken or delivered, and is told so by an answer. `trouble`: it is told only where that never happens. */
      readonly waitFor?: AwaitedFate;
    }
  /** An event of another member, whom this run's transaction cannot lock: it happens right after the commit. */
  | {
      readonly type: 'emitTo';
      readonly key: string;
      readonly step: string;
      readonly at: Instant;
      readonly userId: string;
      readonly event: string;
      readonly properties: JsonObject;
    }
  | {
      readonly type: 'postToGroup';
      readonly key: string;
      readonly step: string;
      readonly at: Instant;
      readonly community: string;
      readonly text: string;
      readonly mentions: 'nobody' | 'member' | 'everyone';
    }
  | { readonly type: 'addTag' | 'removeTag'; readonly key: string; readonly at: Instant; readonly tag: string }
  | { readonly type: 'setAttribute'; readonly key: string; readonly at: Instant; readonly name: string; readonly value: Json }
  | LedgerCommand
  | ({
      readonly type: 'openTask';
      readonly key: string;
      readonly step: string;
      readonly at: Instant;
      readonly title: string;
      readonly detail: string;
      readonly assignee: string;
      readonly dueAt: Instant | null;
      readonly outcomes: readonly { readonly id: string; readonly title: string }[];
    } & TaskTerms)
  /** Nobody took it up in time: it is shown to `to` as well, and stays with whoever had it. */
  | { readonly type: 'escalateTask'; readonly key: string; readonly at: Instant; readonly level: number; readonly to: string; readonly acknowledgeBy: Instant }
  | { readonly type: 'remindTask'; readonly key: string; readonly at: Instant; readonly reminder: number }
  /** After a pause an open task, approval or question is due later; `acknowledgeBy` absent: as it was. */
  | { readonly type: 'retimeWork'; readonly key: string; readonly at: Instant; readonly dueAt: Instant | null; readonly acknowledgeBy?: Instant }
  | { readonly type: 'closeTask'; readonly key: string; readonly at: Instant; readonly reason: string }
  /** Perform an action step as a Temporal activity; its outcome comes back as an answer with this key. */
  | {
      readonly type: 'act';
      readonly key: string;
      readonly step: string;
      readonly stepType: string;
      readonly at: Instant;
      readonly config: JsonObject;
      /** Where the flow says otherwise than the step's type. */
      readonly retry?: StepRetry;
    }
  | { readonly type: 'cancelAct'; readonly key: string }
  /** Ask what only the shell can answer, at once or later; the answer comes back with this key. */
  | { readonly type: 'request'; readonly key: string; readonly step: string; readonly at: Instant; readonly request: Request }
  /** What was asked for under this key is not wanted any more. */
  | { readonly type: 'withdraw'; readonly key: string }
  | { readonly type: 'listen'; readonly key: string; readonly listens: readonly Listen[] }
  | { readonly type: 'unlisten'; readonly key: string }
  | { readonly type: 'record'; readonly entry: TrailEntry }
  | { readonly type: 'ended'; readonly at: Instant; readonly status: 'ended' | 'failed'; readonly reason: string };

/** What a task may have beside its text; each absent where the step does not ask for it. */
export interface TaskTerms {
  /** How the person is found whom only the shell knows. */
  readonly assign?:
    | { readonly by: 'roster' | 'leastLoaded' }
    | { readonly by: 'person'; readonly person: string }
    | { readonly by: 'sameAs'; readonly step: string };
  readonly acknowledgeBy?: Instant;
  readonly checklist?: readonly string[];
  readonly form?: readonly FormField[];
}

/** One line of a run's trail. The tally is the count of these by (step, kind, outcome). */
export interface TrailEntry {
  readonly at: Instant;
  /**
   * `started`, `moved` (to another version), `updated` (its context) and `ended` have no step. `resting`: a token waits here. `noted`: something happened to it
   * while it waits, and it stays. `interrupted`: its path ended before it was answered.
   */
  readonly kind: 'started' | 'resting' | 'noted' | 'left' | 'interrupted' | 'turn' | 'failed' | 'moved' | 'updated' | 'ended';
  readonly step: string | null;
  readonly visit: number;
  /** For `left` the outcome; for `ended` the reason; for `turn` the path opened: open, remind, met, missed; for `noted` what happened. */
  readonly outcome: string | null;
  readonly reason: Reason;
}

/** Why, as data: a code with what it needs to be put in words in both languages (`words/`). */
export interface Reason {
  readonly code: string;
  readonly data: JsonObject;
}
