// What a run is about besides its subject: typed fields, given by the event that starts it or by whoever enrolls.
import type { Program } from '../compile/program.ts';
import { ownValue } from '../condition/scope.ts';
import type { ContextType, EventTrigger } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import { readDate } from '../time/local-day.ts';

/** Fields that the trigger maps come from the property it names, all others from the property of the same name. */
export function contextOf(trigger: Pick<EventTrigger, 'context'>, event: { readonly properties: JsonObject }): JsonObject {
  const context: Record<string, Json> = { ...event.properties };
  for (const [field, property] of Object.entries(trigger.context ?? {})) {
    const value = ownValue(event.properties, property);
    // A mapped field never falls back to a property that happens to have its name.
    if (value === undefined) delete context[field];
    else context[field] = value;
  }
  return context;
}

/** Why nobody can be enrolled with this context; null when it will do. An optional field of a wrong type counts as missing. */
export function contextProblem(program: Program, context: JsonObject): 'contextMissing' | 'contextInvalid' | null {
  for (const { name, type, required } of program.context) {
    if (required !== true) continue;
    const value = ownValue(context, name) ?? null;
    if (value === null) return 'contextMissing';
    if (!isOfType(value, type)) return 'contextInvalid';
  }
  return null;
}

/** The declared fields alone, each of its type: what else an event carried is none of the run's business. */
export function declaredContext(program: Program, context: JsonObject): JsonObject {
  const declared: Record<string, Json> = {};
  for (const { name, type } of program.context) {
    const value = ownValue(context, name) ?? null;
    if (value !== null && isOfType(value, type)) declared[name] = value;
  }
  return declared;
}

export function isOfType(value: Json, type: ContextType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return readDate(value) !== null;
    case 'instant':
      return readDate(value)?.type === 'instant';
  }
}

const mostKeyBytes = 128;

/** The value that a run is *concurrent by*; '' where the flow names no key. Null: missing, or over 128 bytes of UTF-8. */
export function keyOf(program: Program, context: JsonObject): string | null {
  if (program.key === null) return '';
  return keyText(ownValue(declaredContext(program, context), program.key));
}

/** A value as one that things are told apart by; null: missing, no single value, or over 128 bytes of UTF-8. */
export function keyText(value: Json | undefined): string | null {
  if (value === undefined || value === '' || typeof value === 'object') return null;
  const key = String(value);
  return new TextEncoder().encode(key).length > mostKeyBytes ? null : key;
}
