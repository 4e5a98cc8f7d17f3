// A step type that a developer added: known here only by its manifest, which came over HTTP or from a plugin's file.

import { conditionSchema } from '../document/condition-schema.ts';
import { schemaProblems } from '../document/schema-problems.ts';
import type { Json, JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { isObject } from '../steps/named-outcomes.ts';
import { anchorSchema } from '../steps/setting-schemas.ts';
import { clip } from '../words/lang.ts';
import type { StepManifest } from './step-manifest.ts';
import { NO_NEEDS, type StepNeeds, type StepType } from './step-type.ts';

/** Throws when the manifest's schema is not one that can be read: that is a mistake of its developer, to be seen at start. */
export function customStep(manifest: StepManifest): StepType {
  const schema = z.fromJSONSchema(manifest.config);
  return {
    manifest,
    check: (config) => schemaProblems(schema, config),
    outcomesOf: () => manifest.outcomes,
    describe: (config, lang) => clip(fillIn(manifest.summary?.[lang] ?? '', config), 160),
    needsOf: (config) => needsOf(manifest, config),
    variables: manifest.variables ?? [],
    variablesOf: (config) => [...(manifest.variables ?? []), ...namedVariables(manifest, config)],
    // What its answers turn out to be is not told by a manifest, unless the settings say so.
    compoundsOf: (config) => compoundsOf(manifest, config),
    // Asking the outside world again and again without a pause is the loop that operators regret most.
    takesTime: () => false,
    compiled: (config) => config,
  };
}

function namedVariables({ variablesFrom }: StepManifest, config: JsonObject): readonly string[] {
  const list = variablesFrom === undefined ? undefined : config[variablesFrom];
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((entry) => (isObject(entry) && typeof entry['variable'] === 'string' ? [entry['variable']] : []));
}

const EXAMPLES: Readonly<Record<string, Json>> = { list: ['a', 'b'], object: { field: 'a' } };

/** Entries of the list that names variables can say that they hold a list or an object. */
function compoundsOf({ variablesFrom }: StepManifest, config: JsonObject): JsonObject {
  const list = variablesFrom === undefined ? undefined : config[variablesFrom];
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(
    (list as readonly Json[]).flatMap((entry) => {
      if (!isObject(entry) || typeof entry['variable'] !== 'string' || typeof entry['holds'] !== 'string') return [];
      const example = Object.hasOwn(EXAMPLES, entry['holds']) ? EXAMPLES[entry['holds']] : undefined;
      return example === undefined ? [] : [[entry['variable'], example] as const];
    }),
  );
}

function fillIn(summary: string, config: JsonObject): string {
  return summary.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (_, name: string) =>
    shown(Object.hasOwn(config, name) ? config[name] : undefined),
  );
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function needsOf(manifest: StepManifest, config: JsonObject): StepNeeds {
  const properties = manifest.config['properties'];
  if (!isObject(properties)) return NO_NEEDS;
  const conditions: StepNeeds['conditions'][number][] = [];
  const anchors: StepNeeds['anchors'][number][] = [];
  const templates: StepNeeds['templates'][number][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const value = config[name];
    if (!isObject(property) || value === undefined) continue;
    const widget = property['widget'];
    templates.push(...templatesIn(property, value, [name]));
    const condition = widget === 'condition' ? conditionSchema.safeParse(value) : null;
    if (condition?.success) conditions.push({ when: condition.data, over: 'run', path: [name] });
    const anchor = widget === 'anchor' ? anchorSchema.safeParse(value) : null;
    if (anchor?.success) anchors.push({ anchor: anchor.data, path: [name] });
  }
  return { ...NO_NEEDS, conditions, anchors, templates };
}

/** Also of the entries of a list, such as headers. */
function templatesIn(schema: Json | undefined, value: Json | undefined, path: readonly (string | number)[]): StepNeeds['templates'] {
  if (!isObject(schema) || value === undefined) return [];
  if (typeof value === 'string') return schema['widget'] === 'template' ? [{ text: value, path }] : [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one, n) => templatesIn(schema['items'], one, [...path, n]));
  const { properties } = schema;
  if (!isObject(value) || !isObject(properties)) return [];
  return Object.entries(value).flatMap(([name, one]) => templatesIn(Object.hasOwn(properties, name) ? properties[name] : undefined, one, [...path, name]));
}
