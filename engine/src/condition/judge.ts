// Whether a condition holds, and the earliest instant at which that can change by time alone.
import type { Instant } from '../instant.ts';
import type { Condition } from './condition.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import { nextFlip } from './next-flip.ts';
import type { Scope } from './scope.ts';

export interface Judged {
  readonly value: Verdict;
  /** Later than the position; never later than the first flip, and seldom earlier. Null: time alone changes nothing. */
  readonly recheckAt: Instant | null;
}

export function judge(condition: Condition, scope: Scope): Judged {
  switch (condition.type) {
    case 'all':
      return combine(condition.of, scope, false);
    case 'any':
      return combine(condition.of, scope, true);
    case 'not': {
      const { value, recheckAt } = judge(condition.of, scope);
      return { value: value === 'unknown' ? value : !value, recheckAt };
    }
    default: {
      const value = evaluate(condition, scope);
      return { value, recheckAt: value === 'unknown' ? null : nextFlip(condition, scope, value) };
    }
  }
}

/**
 * While one part settles it, nothing changes before all that settle it have flipped; when none does, the first to flip
 * changes it.
 */
function combine(of: readonly Condition[], scope: Scope, settles: boolean): Judged {
  const parts = of.map((part) => judge(part, scope));
  const settling = parts.filter(({ value }) => value === settles);
  if (settling.length > 0) {
    const last = settling.reduce<number>((latest, { recheckAt }) => Math.max(latest, recheckAt ?? Number.POSITIVE_INFINITY), 0);
    return { value: settles, recheckAt: last === Number.POSITIVE_INFINITY ? null : last };
  }
  const first = parts.reduce<number>(
    (least, { recheckAt }) => Math.min(least, recheckAt ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  const value = parts.some((part) => part.value === 'unknown') ? 'unknown' : !settles;
  return { value, recheckAt: first === Number.POSITIVE_INFINITY ? null : first };
}
