// One line of what a workspace says about its data: an attribute of members, or a property of an event, and its type.
import { isOfType } from '../compile/check-types.ts';
import type { Json } from '../json.ts';
import type { Bilingual } from './step-manifest.ts';
import type { Dictionary, ValueType } from './dictionary.ts';

export interface Declaration {
  /** Null: an attribute of members. */
  readonly event: string | null;
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'list' | 'choice';
  /** Of a choice. */
  readonly choices: readonly string[];
}

export function dictionaryOf(declarations: readonly Declaration[], segments: Readonly<Record<string, string>> = {}): Dictionary {
  const attributes: Record<string, ValueType> = {};
  const events: Record<string, Record<string, ValueType>> = {};
  for (const declaration of declarations) {
    const into = declaration.event === null ? attributes : (events[declaration.event] ??= {});
    into[declaration.name] = valueType(declaration);
  }
  return { attributes, events, segments };
}

function valueType({ type, choices }: Declaration): ValueType {
  return type === 'choice' ? { oneOf: choices } : type;
}

/** Whether a value that came in is what was declared. */
export function fitsDeclaration(value: Json, declaration: Declaration): boolean {
  if (value === null) return true;
  const type = valueType(declaration);
  if (type === 'list') return Array.isArray(value);
  return isOfType(value, type) && (typeof type !== 'object' || type.oneOf.includes(value as string));
}

/** The type that a value seems to be of; null where none fits, as for an object. */
export function typeOfValue(value: Json): Exclude<Declaration['type'], 'choice'> | null {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return 'instant';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
}

export const TYPE_TITLES: Readonly<Record<Declaration['type'], Bilingual>> = {
  text: { zh: '文字', en: 'Text' },
  number: { zh: '数字', en: 'Number' },
  boolean: { zh: '是或否', en: 'Yes or no' },
  date: { zh: '日期', en: 'Date' },
  instant: { zh: '时刻', en: 'Moment' },
  list: { zh: '列表', en: 'List' },
  choice: { zh: '选项', en: 'Choice' },
};
