// What people type into the fields of a run's context, as the types that the flow declares. Empty fields are not given.
import type { ContextField, Json, JsonObject } from '@sopwith/engine';

export type ContextText = Readonly<Record<string, string>>;

export function contextFromText(fields: readonly ContextField[], text: ContextText): JsonObject {
  const given = fields.flatMap(({ name, type }): [string, Json][] => {
    const value = text[name]?.trim() ?? '';
    return value === '' ? [] : [[name, typed(type, value)]];
  });
  return Object.fromEntries(given);
}

function typed(type: ContextField['type'], value: string): Json {
  switch (type) {
    case 'number':
      return Number.isNaN(Number(value)) ? value : Number(value);
    case 'boolean':
      return value === 'true';
    case 'instant': {
      const at = new Date(value);
      return Number.isNaN(at.getTime()) ? value : at.toISOString();
    }
    case 'text':
    case 'date':
      return value;
  }
}
