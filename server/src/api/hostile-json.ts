// What no JSON of ours may contain, whoever sends it. Pure, and without recursion: depth itself is one of the attacks.
import type { FieldError } from './refusal.ts';

export const MAX_DEPTH = 64;

/** The first place that is refused, or null. */
export function findHostile(root: unknown): FieldError | null {
  const rest: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }];
  for (let here = rest.pop(); here; here = rest.pop()) {
    const { value, path, depth } = here;
    if (typeof value === 'string') {
      const message = textProblem(value);
      if (message) return { path, message };
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= MAX_DEPTH) return { path: path.slice(0, 200), message: `is nested more than ${MAX_DEPTH} levels deep` };
      if (Array.isArray(value)) {
        for (let i = value.length - 1; i >= 0; i--) rest.push({ value: value[i], path: `${path}[${i}]`, depth: depth + 1 });
      } else {
        for (const key of Object.keys(value)) {
          const message = key === '__proto__' ? 'is a name that cannot be used' : textProblem(key);
          if (message) return { path: path === '' ? printable(key) : `${path}.${printable(key)}`, message };
          rest.push({ value: (value as Record<string, unknown>)[key], path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
        }
      }
    }
  }
  return null;
}

const HALF_A_PAIR = /\p{Surrogate}/u;

// Postgres stores neither in text or jsonb: the statement would fail for everything that shares it.
function textProblem(text: string): string | null {
  if (text.includes('\u0000')) return 'contains the character U+0000, which cannot be stored';
  if (HALF_A_PAIR.test(text)) return 'contains half of a surrogate pair, which is not text';
  return null;
}

function printable(key: string): string {
  return key.replaceAll('\u0000', '�').replaceAll(/\p{Surrogate}/gu, '�');
}
