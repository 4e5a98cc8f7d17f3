// The part of a `where` that routing can check cheaply. Coarse: it may let too much through, never too little.
import type { Json, JsonObject } from '../json.ts';
import { readDate } from '../time/local-day.ts';
import type { Condition, Operand } from './condition.ts';
import { ownValue } from './scope.ts';

/** Property → scalar that every matching event must carry; undefined when the condition demands none. */
export function equalitiesOf(where: Condition | undefined, run: { readonly context: JsonObject }): JsonObject | undefined {
  const found: Record<string, Json> = {};
  if (where !== undefined) collect(where, run, found);
  return Object.keys(found).length === 0 ? undefined : found;
}

function collect(condition: Condition, run: { readonly context: JsonObject }, found: Record<string, Json>): void {
  if (condition.type === 'all') {
    for (const part of condition.of) collect(part, run, found);
  } else if (condition.type === 'compare' && condition.op === 'eq') {
    const property = [condition.left, condition.right].find((operand) => operand.type === 'property');
    const other = property === condition.left ? condition.right : condition.left;
    const value = fixedValue(other, run);
    if (property?.type === 'property' && isExact(value)) found[property.name] = value;
  }
}

// Only what cannot change while the wait listens: a variable may be written by another path of the run.
function fixedValue(operand: Operand, run: { readonly context: JsonObject }): Json | undefined {
  if (operand.type === 'value') return operand.value;
  return operand.type === 'context' ? ownValue(run.context, operand.field) : undefined;
}

// Dates are equal in more than one spelling, which routing by containment would not see.
function isExact(value: Json | undefined): value is string | number | boolean {
  if (typeof value === 'string') return readDate(value) === null;
  return typeof value === 'number' || typeof value === 'boolean';
}
