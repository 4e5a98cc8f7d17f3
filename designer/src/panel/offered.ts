// A step's form as it is asked in a flow about this subject: without what such a run cannot have. What is set already stays, so that it can be taken away.
import { type JsonObject, type NotOffered, notOffered, type SubjectKind } from '@sopwith/engine';
import type { FieldSchema } from './field-schema.ts';

export function offeredSchema(schema: FieldSchema, subject: SubjectKind, type: string, config: JsonObject): FieldSchema {
  const without = notOffered(subject, type, config);
  const properties = Object.entries(schema.properties ?? {})
    // A setting that must be there says nothing there; one that is set and may not be can be seen and emptied.
    .filter(([name]) => !without.settings.includes(name) || (config[name] !== undefined && schema.required?.includes(name) !== true))
    .map(([name, field]) => [name, withChoices(field, name, without, config)] as const);
  return { ...schema, properties: Object.fromEntries(properties) };
}

function withChoices(field: FieldSchema, name: string, { choices, titles }: NotOffered, config: JsonObject): FieldSchema {
  const refused = choices[name];
  const named = titles[name];
  if (refused === undefined && named === undefined) return field;
  const fits = (each: unknown) => !refused?.includes(String(each)) || config[name] === each;
  return {
    ...field,
    ...(field.enum ? { enum: field.enum.filter(fits) } : {}),
    ...(field.anyOf ? { anyOf: field.anyOf.map((each) => (each.enum ? { ...each, enum: each.enum.filter(fits) } : each)) } : {}),
    ...(named ? { labels: { ...field.labels, ...named } } : {}),
  };
}
