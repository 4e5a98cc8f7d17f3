// One comparison of two JSON values. Total: any two values compare, none is converted, and what does not compare is false.
import type { Json } from '../json.ts';
import { type DateValue, localDayOfValue, readDate } from '../time/local-day.ts';
import type { Comparison } from './condition.ts';

/** A comparison with a missing value is false, also *not equal*. Two date-like texts compare as dates. */
export function holdsBetween(left: Json | undefined, op: Comparison, right: Json | undefined, zone: string): boolean {
  if (left === undefined || left === null || right === undefined || right === null) return false;
  switch (op) {
    case 'eq':
      return isSame(left, right, zone);
    case 'ne':
      return !isSame(left, right, zone);
    case 'gt':
      return order(left, right, zone) === 1;
    case 'gte':
      return (order(left, right, zone) ?? -1) >= 0;
    case 'lt':
      return order(left, right, zone) === -1;
    case 'lte':
      return (order(left, right, zone) ?? 1) <= 0;
    case 'contains':
      if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
      return isList(left) && left.some((item) => isSame(item, right, zone));
    case 'in':
      return isList(right) && right.some((item) => isSame(item, left, zone));
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isSame(a: Json, b: Json, zone: string): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || compareDates(a, b, zone) === 0;
  return isEqualJson(a, b);
}

/** -1, 0 or 1; null where there is no order: different types, lists, objects, true and false. */
function order(a: Json, b: Json, zone: string): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a < b ? -1 : a > b ? 1 : null;
  if (typeof a !== 'string' || typeof b !== 'string') return null;
  return compareDates(a, b, zone) ?? orderOfTexts(a, b);
}

/** By code point, as the database orders them: a character beyond the first 65,536 comes after all others. */
function orderOfTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return Math.sign(rank(left) - rank(right));
  }
  return Math.sign(a.length - b.length);
}

/** Halves of such characters stand, as code units, before U+E000. */
function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}

// A calendar date has no time of day, so an instant is taken to its local date before the two are compared.
function compareDates(a: string, b: string, zone: string): number | null {
  const left = readDate(a);
  const right = left === null ? null : readDate(b);
  if (left === null || right === null) return null;
  return Math.sign(asNumber(left, right, zone) - asNumber(right, left, zone));
}

function asNumber(value: DateValue, other: DateValue, zone: string): number {
  return value.type === 'instant' && other.type === 'instant' ? value.at : localDayOfValue(zone, value);
}

export function isEqualJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => isEqualJson(item, b[i] as Json));
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isEqualJson(a[name] as Json, b[name] as Json))
  );
}
