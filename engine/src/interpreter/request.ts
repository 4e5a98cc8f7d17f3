// What a step asks of the shell and only the shell can answer: stock, other runs, other members, incidents.
import type { JsonObject } from '../json.ts';

/** Kind → what is asked. A new kind is a line here, and a handler in the server's `runtime/requests`. */
export interface RequestKinds {
  /**
   * Starts a run of another flow for the same subject. Answers `refused` with `{ reason }`; else *wait* is answered when that
   * run is over, `ended` with `{ reason, status, run }`, and the other modes at once, `started` with `{ run }`.
   */
  readonly 'run-flow': { readonly flow: string; readonly mode: 'wait' | 'handOver' | 'goOn'; readonly context: JsonObject };
  /** Opens an approval. Answers: `tooFew` at once; later `approved` with `{ text, by }`, `rejected` with `{ note, by }`. */
  readonly approval: {
    readonly title: string;
    readonly text: string;
    readonly approvers: string;
    readonly needed: number;
    /** The step whose person wrote the text. */
    readonly author: string | null;
    readonly dueAt: number | null;
  };
}

export type RequestKind = keyof RequestKinds;

export type Request = { [Kind in RequestKind]: { readonly kind: Kind } & RequestKinds[Kind] }[RequestKind];
