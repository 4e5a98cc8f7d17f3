// The shapes of a job: what is to be done for many, and for each.
import type { AskedAudience, AskedPast, JsonObject, RequestKinds, SubjectKind } from '@sopwith/engine';

export type JobSpec =
  /** Starts the job's flow for each. With a percent it waits for so many to end. */
  | {
      readonly type: 'enroll';
      readonly audience: AskedAudience | null;
      readonly context: JsonObject;
      readonly percent: number;
      /** What the targets are, where they were asked for as that; absent, and without an audience: what the flow is about. */
      readonly about?: SubjectKind;
      /** Field of the context → the attribute of each target that fills it. */
      readonly ofEach?: Readonly<Record<string, string>>;
    }
  /** Says something to each. `at`: when it was asked for. */
  | ({ readonly type: 'broadcast'; readonly versionId: number; readonly runId: string; readonly step: string; readonly key: string; readonly at: number } & RequestKinds['broadcast'])
  /** Gives each an event, with properties of its own. */
  | ({ readonly type: 'tell'; readonly event: string; readonly key: string } & (
      | { readonly audience: AskedAudience; readonly past: AskedPast; readonly at: number }
      | { readonly audience: null; readonly answer: JsonObject }
    ));

export interface Job {
  readonly id: number;
  readonly scopeId: string;
  readonly flowId: string;
  readonly cause: string;
  readonly askedBy: string | null;
  readonly spec: JobSpec;
  readonly phase: 'freezing' | 'working' | 'waiting';
  readonly depth: number;
  readonly total: number;
  readonly started: number;
  readonly finished: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface NewTarget {
  readonly externalId: string;
  readonly data: JsonObject | null;
}
