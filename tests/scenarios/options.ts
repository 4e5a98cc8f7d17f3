// Every value that a setting can be chosen to have, read from the settings' schema, and those that a flow has chosen.
import type { Json, JsonObject } from '@sopwith/engine';

/**
 * `name: value (of all)`: a member of an enumeration, one of several shapes, a switch that is on. A choice of one name among the same values
 * is one choice, wherever it stands: it is one piece of code that reads it.
 */
type Choice = string;

/** Each choice, with the places where it can be made. */
export function choicesIn(schema: Json | undefined, place: string, found = new Map<Choice, string[]>()): ReadonlyMap<Choice, readonly string[]> {
  if (!isObject(schema)) return found;
  for (const value of valuesOf(schema)) {
    const choice = choiceOf(schema, place, value);
    found.set(choice, [...(found.get(choice) ?? []), place]);
  }
  for (const shape of shapesOf(schema)) choicesIn(shape, place, found);
  for (const [name, property] of Object.entries(propertiesOf(schema))) choicesIn(property, `${place}.${name}`, found);
  choicesIn(schema.items, place, found);
  return found;
}

/** What of those a value has. Of several shapes only that counts which it can be. */
export function chosenIn(schema: Json | undefined, value: Json | undefined, place: string, found: Set<Choice>): void {
  if (!isObject(schema) || value === undefined) return;
  const chosen = isObject(value) && kindsOf(schema).length > 1 ? value.type : value;
  if (chosen !== undefined && valuesOf(schema).includes(chosen)) found.add(choiceOf(schema, place, chosen));
  for (const shape of shapesOf(schema)) if (isShape(shape, value)) chosenIn(shape, value, place, found);
  if (Array.isArray(value)) for (const one of value as readonly Json[]) chosenIn(schema.items, one, place, found);
  else if (isObject(value)) for (const [name, property] of Object.entries(propertiesOf(schema))) chosenIn(property, value[name], `${place}.${name}`, found);
}

function choiceOf(schema: JsonObject, place: string, value: Json): Choice {
  return `${place.slice(place.lastIndexOf('.') + 1)}: ${value} (of ${valuesOf(schema).join(', ')})`;
}

function valuesOf(schema: JsonObject): readonly Json[] {
  if (Array.isArray(schema.enum)) return schema.enum as readonly Json[];
  const kinds = kindsOf(schema);
  if (kinds.length > 1) return kinds;
  return schema.type === 'boolean' ? [true] : [];
}

/** The `type` of each shape, where they are told apart by it. */
function kindsOf(schema: JsonObject): readonly Json[] {
  return shapesOf(schema).flatMap((shape) => {
    const type = isObject(shape) ? propertiesOf(shape).type : undefined;
    return isObject(type) && type.const !== undefined ? [type.const] : [];
  });
}

function shapesOf({ anyOf, oneOf }: JsonObject): readonly Json[] {
  return [...((anyOf ?? []) as readonly Json[]), ...((oneOf ?? []) as readonly Json[])];
}

function isShape(shape: Json, value: Json): boolean {
  if (!isObject(shape) || !isObject(value)) return true;
  return Object.entries(propertiesOf(shape)).every(([name, property]) => !isObject(property) || property.const === undefined || property.const === value[name]);
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
