import { evaluate } from '../condition/evaluate.ts';
import type { CompiledTrigger } from '../document/flow-document.ts';
import type { Position } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { MemberFacts } from './facts.ts';
import { plainText } from './plain-text.ts';

/** Whether an event starts runs by this trigger. What would depend on past events does not: nothing is loaded for it. */
export function matchesTrigger(
  trigger: CompiledTrigger,
  event: Position & { readonly name: string; readonly properties: JsonObject },
  member: MemberFacts,
): boolean {
  if (event.name !== trigger.event) return false;
  if (trigger.words !== undefined && !isWritten(trigger.words, event.properties.text)) return false;
  if (trigger.where === undefined) return true;
  const position = { at: event.at, seq: event.seq };
  const scope = {
    member,
    context: {},
    variables: {},
    properties: event.properties,
    position,
    started: position,
    enteredAt: {},
    histories: undefined,
  };
  return evaluate(trigger.where, scope) === true;
}

function isWritten({ any, match }: NonNullable<CompiledTrigger['words']>, text: Json | undefined): boolean {
  if (typeof text !== 'string') return false;
  const written = plainText(text);
  return any.some((word) => (match === 'equals' ? written === word : written.includes(word)));
}
