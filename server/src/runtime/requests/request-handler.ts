import type { LaneRow } from '@sopwith/activities';
import type { JsonObject, RequestKind, RequestKinds } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import type { ReadProgram } from '../programs.ts';

export interface RequestContext {
  readonly readProgram: ReadProgram;
  readonly lane: LaneRow;
}

export interface Asked<Kind extends RequestKind> {
  /** `<runId>/<stepId>#<visit>`: the idempotency key of whatever is written for it. */
  readonly key: string;
  readonly runId: string;
  readonly memberId: number;
  readonly step: string;
  readonly at: number;
  readonly depth: number;
  readonly request: { readonly kind: Kind } & RequestKinds[Kind];
}

export interface RequestAnswer {
  readonly key: string;
  readonly outcome: string;
  readonly data: JsonObject;
}

export interface RequestAnswers {
  /** What can be answered at once. For the rest the handler has stored what will be needed to answer later, by `insertAnswers`. */
  readonly answers: readonly RequestAnswer[];
  /** Other lanes that became runnable. */
  readonly lanes?: readonly number[];
}

/**
 * Answers one kind of request, all of a batch together, inside the exchange's transaction. The members of the asking runs
 * are locked; other members may not be locked here, for their locks come in one global order: store a row, and let
 * somebody do it after the commit.
 */
export interface RequestHandler<Kind extends RequestKind> {
  answer(tx: Tx, context: RequestContext, asked: readonly Asked<Kind>[]): Promise<RequestAnswers>;
  /** The keys are of any kind; those of other kinds are to be ignored. Returns the lanes that became runnable. */
  withdraw?(tx: Tx, keys: readonly string[]): Promise<readonly number[]>;
}
