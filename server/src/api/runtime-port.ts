// What the API asks of the runtime. Everything here is answered after it has been committed.
import type { Instant, JsonObject } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

export interface Runtime {
  ingest(calls: readonly IngestCall[]): Promise<readonly IngestResult[]>;
  /** In the order of the request: why a member was not enrolled, or null for one who was (now or by the same idempotency key before). */
  enroll(request: {
    readonly scopeId: string;
    readonly flowId: string;
    readonly members: readonly { readonly userId: string; readonly context: JsonObject; readonly idempotencyKey: string | null }[];
  }): Promise<readonly (string | null)[]>;
  /** False where there is no such run. A run that has ended already stays as it is. */
  cancelRun(runId: string, reason: string, by: string): Promise<boolean>;
  completeTask(taskId: number, outcome: string, note: string | null, by: string): Promise<'done' | 'missing' | 'notOpen' | 'noSuchOutcome'>;
  deployVersion(tx: Tx, target: { readonly scopeId: string; readonly versionId: number }): Promise<void>;
  setPaused(tx: Tx, scopeId: string, flowId: string, paused: boolean): Promise<void>;
  /** After the commit of a deployment or a resume: lanes look at what is there now. */
  poke(scopeId: string, flowId: string): Promise<void>;
  readClock(scopeId: string): Promise<Instant>;
  moveClock(scopeId: string, to: Instant, settle: boolean): Promise<Instant>;
}

export type IngestCall = {
  readonly scopeId: string;
  readonly messageId: string;
  readonly userId: string;
  readonly occurredAt: Instant | null;
} & (
  | { readonly type: 'track'; readonly event: string; readonly properties: JsonObject }
  | { readonly type: 'identify'; readonly traits: JsonObject }
  | { readonly type: 'group'; readonly groupId: string; readonly traits: JsonObject }
);

export type IngestResult = { readonly status: 'stored' | 'duplicate' } | { readonly status: 'refused'; readonly reason: string };
