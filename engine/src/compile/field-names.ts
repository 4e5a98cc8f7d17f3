import type { Bilingual, StepManifest } from '../catalog/step-manifest.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../steps/named-outcomes.ts';

/** What the form calls the field that a problem is about: the innermost title on the way to it. */
export function fieldNames(manifest: StepManifest, path: readonly (string | number)[]): Record<string, string> {
  let schema: Json | undefined = manifest.config;
  let title: Bilingual | null = null;
  for (const part of path) {
    schema = child(schema, part);
    const own: Json | undefined = isObject(schema) ? schema['title'] : undefined;
    if (isObject(own) && typeof own['zh'] === 'string' && typeof own['en'] === 'string') title = { zh: own['zh'], en: own['en'] };
  }
  const field = path.join('.');
  return { field, fieldZh: title?.zh ?? field, fieldEn: title?.en ?? field };
}

function child(schema: Json | undefined, part: string | number): Json | undefined {
  if (!isObject(schema)) return undefined;
  const options = (schema['anyOf'] ?? schema['oneOf']) as Json | undefined;
  if (Array.isArray(options)) {
    return (options as readonly Json[]).map((option) => child(option, part)).find((found) => found !== undefined);
  }
  if (typeof part === 'number') return schema['items'];
  const properties: JsonObject = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.hasOwn(properties, part) ? properties[part] : undefined;
}
