import type { Catalog } from '../catalog/catalog.ts';
import type { Bilingual, StepManifest } from '../catalog/step-manifest.ts';
import { problemPath } from '../document/problem-path.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../problem.ts';
import { isObject } from '../steps/named-outcomes.ts';
import type { FlowGraph } from './flow-graph.ts';

/** Is each step of a type that is there, and set the way its type asks? */
export function checkSteps({ steps }: FlowGraph, catalog: Catalog): Problem[] {
  return [...steps.values()].flatMap(({ step, index, settingProblems }): Problem[] => {
    const at = { severity: 'error', step: step.id } as const;
    const type = catalog.types.get(step.type);
    if (type === undefined) return [{ ...at, code: 'step.unknownType', path: `steps[${index}].type`, data: { type: step.type } }];
    const { version } = type.manifest;
    if (version !== step.version)
      return [
        {
          ...at,
          code: 'step.unknownVersion',
          path: `steps[${index}].version`,
          data: { type: step.type, version: step.version, known: version },
        },
      ];
    const settings = settingProblems.map(({ code, path, data }) => ({
      ...at,
      code,
      path: problemPath(['steps', index, 'config', ...path]),
      data: { ...data, ...fieldNames(type.manifest, path) },
    }));
    const retries = step.retry !== undefined && type.manifest.sort !== 'action';
    return retries ? [...settings, { ...at, code: 'step.retriesNothing', path: `steps[${index}].retry`, data: {} }] : settings;
  });
}

/** What the form calls the field that a problem is about: the innermost title on the way to it. */
function fieldNames(manifest: StepManifest, path: readonly (string | number)[]): Record<string, string> {
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
