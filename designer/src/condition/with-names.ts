// A condition as it is to be read: steps and their ways out by what they are called, in place of their ids.
import type { Catalog, Condition, FlowDocument, Json, Lang, Operand } from '@sopwith/engine';
import { isJsonObject } from '../panel/field-schema.ts';
import { knownValues } from './known-values.ts';

const NAMES_A_STEP: ReadonlySet<Json | undefined> = new Set(['sinceStep', 'sinceTurn', 'outcome']);

/** For words alone: what comes of it means nothing to the engine. */
export function withNames(condition: Condition, flow: FlowDocument, catalog: Catalog, language: Lang): Condition {
  const titleOf = (id: string) => {
    const step = flow.steps.find((each) => each.id === id);
    return step === undefined ? id : (step.name ?? catalog.types.get(step.type)?.manifest.title[language] ?? step.type);
  };
  const valueOf = (value: Json, left: Operand): Json => {
    const known = new Map(knownValues(left, flow, catalog, language)?.map(({ value: id, label }) => [id as Json, label]));
    return Array.isArray(value) ? (value as readonly Json[]).map((one) => known.get(one) ?? one) : (known.get(value) ?? value);
  };
  const named = (json: Json): Json => {
    if (Array.isArray(json)) return (json as readonly Json[]).map(named);
    if (!isJsonObject(json)) return json;
    const { type, left, right, step } = json;
    if (type === 'compare' && isJsonObject(left) && isJsonObject(right) && left['type'] === 'outcome' && right['type'] === 'value') {
      // A condition of this shape, whose left side is an operand.
      return { ...json, left: named(left), right: { ...right, value: valueOf(right['value'] ?? null, left as unknown as Operand) } };
    }
    const inner = Object.fromEntries(Object.entries(json).map(([name, value]) => [name, named(value)]));
    return NAMES_A_STEP.has(type) && typeof step === 'string' ? { ...inner, step: titleOf(step) } : inner;
  };
  // Only texts were changed.
  return named(condition as unknown as Json) as unknown as Condition;
}
