// A value typed into one field: numbers and yes/no are themselves, anything else is text; quotes keep `"007"` a text.
import type { Json } from '@sopwith/engine';

export function readValue(text: string): Json {
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && String(Number(text)) === text) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  const quoted = /^"(.*)"$/.exec(text);
  return quoted?.[1] ?? text;
}

export function writeValue(value: Json): string {
  if (typeof value === 'string') return readValue(value) === value ? value : `"${value}"`;
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
