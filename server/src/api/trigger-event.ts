// The event that would start a run with a given context. Pure.
import type { JsonObject, Program } from '@sopwith/engine';

export interface TriggerEvent {
  readonly event: string;
  readonly properties: JsonObject;
}

/** Of the first event trigger; null for a flow that is started by hand only. */
export function triggerEvent(program: Program, context: JsonObject): TriggerEvent | null {
  const trigger = program.triggers.find((candidate) => candidate.type === 'event');
  if (!trigger) return null;
  const properties = Object.entries(context).map(([field, value]) => [trigger.context?.[field] ?? field, value] as const);
  return { event: trigger.event, properties: Object.fromEntries(properties) };
}
