// Which values a text prints as a whole that are no single value. Liquid would print a list without anything in between, and an object not at
// all readably. Found by trying: only so is `ranking[0]` told from `ranking[0].id`, and `winners` from `winners | join: ", "`.
import { Context, Drop, Output, type Template as LiquidTemplate, toValueSync } from 'liquidjs';
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../steps/named-outcomes.ts';
import { liquid } from './liquid-engine.ts';
import type { Template } from './read-template.ts';

export interface PrintedWhole {
  /** `ranking`, `member.badges`. */
  readonly name: string;
  /** How a part of it, or all of it in a row, is written: `ranking[0].id`, `winners | join: ", "`. */
  readonly part: string;
}

/** `examples`: what has more than a single value, by the name that texts use. Each of them once, wherever in the text it stands. */
export function printedWhole({ parsed, variables }: Extract<Template, { status: 'readable' }>, examples: JsonObject): readonly PrintedWhole[] {
  if (!variables.some(([root, field]) => isCompound(exampleOf(examples, root, field)))) return [];
  const found = new Map<string, PrintedWhole>();
  for (const output of outputsIn(parsed)) {
    if (!isWhole(output, examples)) continue;
    for (const [root, field] of liquid.globalVariableSegmentsSync([output])) {
      const own = typeof field === 'string' ? field : undefined;
      const example = exampleOf(examples, String(root), own);
      const name = own === undefined ? String(root) : `${String(root)}.${own}`;
      if (isCompound(example)) found.set(name, { name, part: partOf(name, example) });
    }
  }
  return [...found.values()];
}

/** What a text names a part of: a field of it, or one of several. */
export function partsNamed({ parsed }: Extract<Template, { status: 'readable' }>): readonly (readonly [root: string, part: string | number])[] {
  return liquid.globalVariableSegmentsSync(parsed).flatMap(([root, part]) => (typeof part === 'string' || typeof part === 'number' ? [[String(root), part] as const] : []));
}

function exampleOf(examples: JsonObject, root: string, field: string | undefined): Json | undefined {
  const whole = ownValue(examples, root);
  if (field === undefined) return whole;
  return isObject(whole) ? ownValue(whole, field) : undefined;
}

function isCompound(value: Json | undefined): value is JsonObject | Json[] {
  return typeof value === 'object' && value !== null;
}

function outputsIn(templates: readonly LiquidTemplate[]): readonly Output[] {
  return templates.flatMap((one): readonly Output[] => {
    if (one instanceof Output) return [one];
    return one.children === undefined ? [] : outputsIn(toValueSync(one.children(false, true)) as readonly LiquidTemplate[]);
  });
}

function isWhole(output: Output, examples: JsonObject): boolean {
  try {
    const value = toValueSync(output.value.value(new Context({ ...examples }, liquid.options, { sync: true }), true));
    // Words such as `empty` are objects to the library, and print as nothing.
    if (typeof value === 'object' && value !== null) return !(value instanceof Drop);
    return String(value).includes('[object Object]');
  } catch {
    // A filter dislikes the example: then nothing is known of what it will be given.
    return false;
  }
}

function partOf(name: string, example: JsonObject | readonly Json[]): string {
  if (!Array.isArray(example)) return name + firstField(example as JsonObject);
  const first = (example as readonly Json[])[0];
  return isObject(first) ? `${name}[0]${firstField(first)}` : `${name} | join: ", "`;
}

function firstField(example: JsonObject): string {
  const [field] = Object.keys(example);
  return field === undefined ? '' : `.${field}`;
}
