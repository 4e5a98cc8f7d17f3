import type { JsonObject, StepRetry } from '@sopwith/engine';

export interface ActRow {
  readonly key: string;
  readonly status: 'pending' | 'parked' | 'done' | 'failed' | 'cancelled';
  readonly stepType: string;
  readonly config: JsonObject;
  /** Where the flow says otherwise than the step's type. */
  readonly retry: StepRetry | null;
  readonly member: { readonly externalId: string; readonly attributes: JsonObject };
  readonly context: JsonObject;
  readonly variables: JsonObject;
  readonly now: number;
  readonly rehearsal: boolean;
}

export interface ActStore {
  /** Counts an attempt, and tells what is to be done; null when the act is unknown. Nobody begins what another has under way. */
  begin(key: string): Promise<ActRow | 'underWay' | null>;
  /** Begins up to so many more acts of the same step and lane that nobody has begun: for types that work in bulk. */
  beginMore(key: string, most: number): Promise<readonly ActRow[]>;
  /** A token with which the outside may answer this act; it names the outcomes that the outside may choose from. */
  openCallback(key: string, outcomes: readonly string[]): Promise<string>;
  /** The activity is over; the callback answers, or after so long the act has failed. False: nobody waits any more, or it was answered. */
  park(key: string, withinMs: number): Promise<boolean>;
  /** This attempt is over without an answer: the next may begin at once. */
  release(key: string): Promise<void>;
  isCancelled(key: string): Promise<boolean>;
  /** Writes the answer as an input of the run and closes the act, together and once. Returns the lane to poke. */
  answer(key: string, outcome: string, data: JsonObject): Promise<number | null>;
  fail(key: string, reason: string): Promise<number | null>;
}
