// The part of JSON Schema that step manifests use, as the form reads it.
import type { Bilingual, Json, JsonObject } from '@sopwith/engine';

export interface FieldSchema {
  readonly title?: Bilingual | string;
  readonly help?: Bilingual;
  readonly widget?: string;
  readonly labels?: Readonly<Record<string, Bilingual>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly FieldSchema[];
  readonly oneOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** Manifests come checked from the server and from this build; a keyword that this form does not know changes nothing in it. */
export function fieldSchema(json: JsonObject): FieldSchema {
  return json as FieldSchema;
}

export function isNullable(schema: FieldSchema): boolean {
  return schema.type === 'null' || schema.anyOf?.some(isNullable) === true || (Array.isArray(schema.type) && schema.type.includes('null'));
}

/** The schema of a value that is there. */
export function withoutNull(schema: FieldSchema): FieldSchema {
  const [only, ...others] = schema.anyOf?.filter((each) => each.type !== 'null') ?? [];
  if (!only || others.length > 0) return schema;
  const { anyOf: _, ...own } = schema;
  return { ...only, ...own };
}

/** What a new entry of a list starts as. */
export function emptyValue(schema: FieldSchema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  if (isNullable(schema)) return null;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, emptyValue(schema.properties?.[name] ?? {})]));
    case 'array':
      return [];
    case 'number':
    case 'integer':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

export function isJsonObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function asList(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}
