// What a step asks of the shell and only the shell can answer: stock, other runs, other members, incidents.
import type { Condition } from '../condition/condition.ts';
import type { Instant } from '../instant.ts';
import type { SubjectKind } from '../document/subject.ts';
import type { JsonObject } from '../json.ts';
import type { Purpose } from '../sending/sending-policy.ts';
import type { AskForm } from '../steps/ask-form.ts';
import type { HoldAudience, HoldablePurpose } from '../sending/holds.ts';
import type { Severity } from '../steps/incidents.ts';
import type { MessageConfig } from '../steps/step-config.ts';
import type { PastWindow } from '../steps/past-window.ts';
import type { Assigned } from '../many/compare-groups.ts';
import type { AskedAudience } from './asked-audience.ts';
import type { NamedTarget } from './told-context.ts';
import type { WayShare } from './balanced-way.ts';
/** What members did, of one name, in a window up to now. */
export interface AskedPast {
  readonly event: string;
  readonly property: string | null;
  /** With what the run knows put in, like `where`. */
  readonly window: PastWindow;
  readonly where?: Condition;
  /** Absent: events. */
  readonly of?: 'events' | 'days';
}

/** Kind → what is asked. A new kind is a line here, and a handler in the server's `runtime/requests`. */
export interface RequestKinds {
  /**
   * Starts a run of another flow for the same subject. Answers `refused` with `{ reason }`; else *wait* is answered when that
   * run is over, `ended` with `{ reason, status, run }`, and the other modes at once, `started` with `{ run }`.
   */
  readonly 'run-flow': { readonly flow: string; readonly mode: 'wait' | 'handOver' | 'goOn'; readonly context: JsonObject };
  /** Changes an incident. Answers at once: `opened`, `merged`, `done` with `{ incident }`; `none` where there is no such incident. */
  readonly incident: {
    readonly change:
      | {
          readonly op: 'open';
          readonly title: string;
          readonly mergeKey: string;
          readonly windowMs: number;
          readonly severity: Severity;
          readonly owner: string;
        }
      | { readonly op: 'add'; readonly incident: string }
      | { readonly op: 'severity'; readonly incident: string; readonly severity: Severity }
      | { readonly op: 'note' | 'resolve' | 'reopen'; readonly incident: string; readonly text: string };
  };
  /** Asks the member. Answers later with the outcome that `judgeAnswers` gives and `{ values }`. */
  readonly ask: { readonly form: AskForm; readonly by: 'page' | 'chat'; readonly dueAt: number | null };
  /**
   * Starts a run of a flow for each of an audience. Answers `empty` at once; else `done` when all are started and `percent` of
   * them have ended, with `{ started, excluded, finished, outcomes }`. `about`: the audience is of that kind, a list or all; absent: of members.
   */
  readonly 'for-each': {
    readonly audience: AskedAudience;
    readonly flow: string;
    readonly context: JsonObject;
    readonly percent: number;
    readonly about?: SubjectKind;
    /** Those that a table names, known or not, each with all that its run is told; then there is no audience. */
    readonly targets?: readonly NamedTarget[];
    /** Field of the context → the attribute of each one that fills it. */
    readonly ofEach?: Readonly<Record<string, string>>;
  };
  /** The time is up for what was asked for under this key. Answers `timeout` with what a `for-each` answers. */
  readonly 'close-job': Record<never, never>;
  /** A message to each of an audience; absent: as a message to one. Answers `done` with `{ sent, excluded, reasons }`. */
  readonly broadcast: {
    readonly audience: AskedAudience;
    readonly purpose: Purpose;
    readonly text: string;
    readonly context: JsonObject;
    readonly variables: JsonObject;
  } & Partial<Pick<MessageConfig, 'channel' | 'account' | 'subject' | 'to' | 'variants' | 'validFor' | 'waitFor'>>;
  /** Answers `done` with the figure under the name `into`, and `audienceSize`. */
  readonly measure: {
    readonly audience: AskedAudience;
    readonly what: 'count' | 'people' | 'share' | 'sum' | 'average' | 'top';
    readonly n: number;
    readonly into: string;
  } & AskedPast;
  /** Of each group where its members come from. Answers with what was found: `first`, `second`, `same`, `tooFew`, and the figures as `found`. */
  readonly compare: {
    readonly assigned: Assigned;
    readonly names: readonly [string, string];
    readonly groups: readonly [readonly AskedAudience[], readonly AskedAudience[]];
  } & AskedPast;
  /** Answers `done` with `{ ranking, ranked }` when each has had the event `$ranked`. */
  readonly rank: { readonly audience: AskedAudience } & AskedPast;
  /** Answers `done` with `{ winners, drawSeed, drawHash, drawnFrom }`. */
  readonly draw: { readonly audience: AskedAudience; readonly winners: number; readonly seed: string };
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
  /** Claims one of an item's stock. Answers: `granted` with `{ code, expiresAt }`, `soldOut`, `already` with the same, `expired` with `{ endedAt }`. */
  readonly grant: { readonly item: string; readonly of: string; readonly once: boolean; readonly expiresAt: Instant | null };
  /** A token by which the outside can answer later, once. Answers: `opened` with `{ token }`, and then what the outside says. */
  readonly callback: { readonly outcomes: readonly string[]; readonly until: Instant | null };
  /** Takes a seat in one community and leaves another. Answers: `moved` with `{ already, left }`, `full` with `{ capacity }`. */
  readonly community: { readonly join: string | null; readonly leave: string | null };
  /**
   * The way of a unit in an experiment, kept from its first use on. Unit null: what the run is about. Chosen null: balanced, which only
   * the shell can count. Answers at once with the way's id and `{ kept }`.
   */
  readonly split: {
    readonly experiment: string;
    readonly unit: string | null;
    readonly chosen: string | null;
    readonly ways: readonly WayShare[];
  };
  /** Holds back messages. Answers at once: `done`; `none` where there is no such incident. */
  readonly hold: {
    readonly key: string;
    readonly purposes: readonly HoldablePurpose[];
    readonly audience: HoldAudience;
    readonly whom: string;
    readonly until: Instant;
    readonly freeze: boolean;
  };
  /** Answers at once: `done`; `none` where nothing is held under the key. */
  readonly release: { readonly key: string };
}

export type RequestKind = keyof RequestKinds;

export type Request = { [Kind in RequestKind]: { readonly kind: Kind } & RequestKinds[Kind] }[RequestKind];

/** Kinds that are answered in the moment of asking, if they are: what follows follows from that moment, however late it is looked at. */
const ANSWERED_AT_ONCE: { readonly [Kind in RequestKind]: boolean } = {
  'run-flow': true,
  incident: true,
  ask: false,
  'for-each': false,
  'close-job': true,
  broadcast: false,
  measure: true,
  compare: true,
  rank: false,
  draw: false,
  approval: true,
  grant: true,
  callback: true,
  community: true,
  split: true,
  hold: true,
  release: true,
};

export function isAnsweredAtOnce({ kind }: Request): boolean {
  return ANSWERED_AT_ONCE[kind];
}
