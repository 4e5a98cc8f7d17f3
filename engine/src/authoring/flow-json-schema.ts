// The shape of a flow document as JSON Schema, for editors and for programs that write flows. What it means, `validate` checks.
import type { StepManifest } from '../catalog/step-manifest.ts';
import { flowSchema } from '../document/flow-schema.ts';
import type { Json, JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { isObject } from '../steps/named-outcomes.ts';

/** Draft 2020-12. Each step's settings are those of its type, as far as the type is known here. */
export function flowJsonSchema(manifests: readonly StepManifest[]): JsonObject {
  // What `toJSONSchema` gives is JSON by its contract; its type says so only loosely.
  const schema = JSON.parse(JSON.stringify(z.toJSONSchema(flowSchema, { unrepresentable: 'any' }))) as JsonObject;
  const properties = asObject(schema['properties']);
  const steps = asObject(properties['steps']);
  const settings = manifests.map(({ type, config }) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
    then: { properties: { config: plain(config) } },
  }));
  return {
    ...schema,
    title: 'Sopwith flow',
    properties: { ...properties, steps: { ...steps, items: { ...asObject(steps['items']), allOf: settings } } },
  };
}

/** Without what only the designer's form reads, whose `title` in two languages is no JSON Schema. */
function plain(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(plain);
  if (!isObject(json)) return json;
  const { $schema: _schema, help: _help, widget: _widget, labels: _labels, title, ...rest } = json;
  const kept = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, name === 'properties' ? plainProperties(value) : plain(value)]));
  return isObject(title) && typeof title['en'] === 'string' ? { ...kept, title: title['en'] } : kept;
}

/** A setting may itself be called `title`. */
function plainProperties(json: Json): Json {
  return isObject(json) ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, plain(value)])) : json;
}

function asObject(json: Json | undefined): JsonObject {
  return isObject(json) ? json : {};
}
