// The part of an HTTP answer that a flow asked for, as variables.
import type { Json } from '@sopwith/engine';

/** `data.items.0.id`, `data.items[0].id`; the empty path is the whole answer. Undefined: not there. */
export function readPath(json: Json, path: string): Json | undefined {
  let value: Json | undefined = json;
  for (const part of path.split(/[.[\]]+/).filter((name) => name !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    const holder: { readonly [name: string]: Json } | readonly Json[] = value;
    value = Object.hasOwn(holder, part) ? (holder as { readonly [name: string]: Json })[part] : undefined;
  }
  return value;
}

/** What is not JSON is its text. */
export function readAnswer(text: string, contentType: string): Json {
  if (!/\bjson\b/i.test(contentType)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
