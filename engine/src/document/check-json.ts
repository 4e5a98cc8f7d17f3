// Is it JSON that can be kept at all? Looks at what came from outside before anything trusts it: walks without recursion, and stops early.
import type { Problem } from '../problem.ts';
import { FORBIDDEN_KEYS } from './names.ts';
import { problemPath } from './problem-path.ts';

export const DEEPEST = 64;
export const LONGEST_STRING_BYTES = 20 * 1024;
/** Of a text its bytes; of what was parsed already, the bytes of its names and values without the marks between them. */
export const LARGEST_DOCUMENT_BYTES = 2 * 1024 * 1024;
/** In one list or object: four edges for each of 5,000 steps. More would be looked at one by one only to be refused. */
export const MOST_ITEMS = 20_000;
const MOST_PROBLEMS = 100;

interface Place {
  readonly value: unknown;
  readonly depth: number;
  /** A chain, not a list: a place that is never complained about costs one link. */
  readonly above: Place | null;
  readonly part: string | number;
}

export interface CheckedJson {
  readonly problems: readonly Problem[];
  /** Too large, too deep, or not JSON: do not look at it any closer. */
  readonly isHopeless: boolean;
}

export function checkJson(root: unknown): CheckedJson {
  const problems: Problem[] = [];
  let isHopeless = false;
  let bytes = 0;
  const open: Place[] = [{ value: root, depth: 0, above: null, part: '' }];
  for (let place = open.pop(); place !== undefined && problems.length < MOST_PROBLEMS; place = open.pop()) {
    const { value } = place;
    bytes += 1;
    if (typeof value === 'string') bytes += checkString(value, place);
    else if (typeof value === 'number') {
      bytes += 8;
      if (!Number.isFinite(value)) report('json.number', place);
    } else if (typeof value === 'object' && value !== null) enter(value, place);
    else if (typeof value !== 'boolean' && value !== null) hopeless('json.notJson', place, { found: typeof value });
    if (bytes > LARGEST_DOCUMENT_BYTES) {
      hopeless('json.tooLarge', null, { maximum: LARGEST_DOCUMENT_BYTES });
      break;
    }
  }
  return { problems, isHopeless };

  function enter(value: object, place: Place): void {
    const depth = place.depth + 1;
    if (depth > DEEPEST) return hopeless('json.tooDeep', place, { maximum: DEEPEST });
    if (Array.isArray(value)) {
      // A list with a great length and nothing in it costs its sender nothing.
      if (value.length > MOST_ITEMS) return hopeless('json.tooMany', place, { maximum: MOST_ITEMS });
      for (let index = 0; index < value.length; index += 1) open.push({ value: value[index], depth, above: place, part: index });
      return;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return hopeless('json.notJson', place, { found: 'object' });
    const keys = Object.keys(value);
    if (keys.length > MOST_ITEMS) return hopeless('json.tooMany', place, { maximum: MOST_ITEMS });
    for (const key of keys) {
      const child: Place = { value: (value as Record<string, unknown>)[key], depth, above: place, part: key };
      bytes += checkString(key, child);
      if (FORBIDDEN_KEYS.has(key)) report('json.forbiddenKey', child, { key });
      else open.push(child);
    }
  }

  function checkString(text: string, place: Place): number {
    const size = utf8Bytes(text);
    if (size > LONGEST_STRING_BYTES) report('json.stringTooLong', place, { maximum: LONGEST_STRING_BYTES });
    // Postgres can keep neither of them.
    if (text.includes('\u0000') || !isWellFormed(text)) report('json.badCharacter', place);
    return size;
  }

  function report(code: string, place: Place | null, data: Problem['data'] = {}): void {
    problems.push({ code, severity: 'error', ...(place === null ? {} : { path: pathOf(place) }), data });
  }

  function hopeless(code: string, place: Place | null, data: Problem['data']): void {
    isHopeless = true;
    report(code, place, data);
  }
}

function pathOf(place: Place): string {
  const parts: (string | number)[] = [];
  for (let at: Place = place; at.above !== null; at = at.above) parts.unshift(typeof at.part === 'string' ? at.part.slice(0, 80) : at.part);
  return problemPath(parts);
}

export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a pair counts two, which makes the four of the whole.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** No half of a surrogate pair stands alone. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
