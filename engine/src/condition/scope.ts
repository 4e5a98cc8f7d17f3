// What a condition may look at, at one position in a subject's order of things.
import type { Position } from '../instant.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Json, JsonObject } from '../json.ts';

export interface Scope {
  readonly member: MemberFacts;
  readonly context: JsonObject;
  readonly variables: Readonly<Record<string, Json>>;
  /** Of the event being matched; null outside an event's `where`. */
  readonly properties: JsonObject | null;
  /** Where the decision is made: what comes after it is not yet known. */
  readonly position: Position;
  readonly started: Position;
  readonly enteredAt: Readonly<Record<string, Position>>;
  /** By which way the run last left a step, for the steps that some condition names. */
  readonly outcomes?: Readonly<Record<string, string>>;
  readonly histories: Readonly<Record<string, readonly HistoricEvent[]>> | undefined;
  /** The run that decides, where one does. */
  readonly run?: { readonly id: string };
}

// Own properties only: a field named `constructor` is missing, not a function.
export function ownValue(object: Readonly<Record<string, Json>> | null | undefined, name: string): Json | undefined {
  return object !== null && object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}
