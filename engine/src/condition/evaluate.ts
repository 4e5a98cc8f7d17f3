// Whether a condition holds at one position. Pure and total: any condition over any facts has an answer.
import type { Instant } from '../instant.ts';
import type { HistoricEvent } from '../interpreter/facts.ts';
import { windowStart } from '../time/calendar-window.ts';
import { holdsBetween } from './compare.ts';
import type { Condition, Leaf, PastEvents } from './condition.ts';
import type { Evidence } from './evidence.ts';
import { figureOf } from './figure.ts';
import { type Found, findEvents } from './past-events.ts';
import type { Scope } from './scope.ts';
import { readOperand } from './read-operand.ts';

/** `unknown`: it depends on past events and the histories were not given. */
export type Verdict = boolean | 'unknown';

/**
 * With `evidence`, appends each comparison that was looked at, with the values that it saw. `at` is where windows and
 * today stand, which is the position's own instant unless somebody asks what time alone will change.
 */
export function evaluate(condition: Condition, scope: Scope, evidence?: Evidence[], at: Instant = scope.position.at): Verdict {
  switch (condition.type) {
    case 'all':
      return combine(condition.of, scope, false, evidence, at);
    case 'any':
      return combine(condition.of, scope, true, evidence, at);
    case 'not': {
      const inner = evaluate(condition.of, scope, evidence, at);
      return inner === 'unknown' ? inner : !inner;
    }
    case 'compare':
      return evaluateCompare(condition, scope, evidence, at);
    case 'missing': {
      const value = readOperand(condition.operand, scope, at);
      if (value.type === 'unknown') return 'unknown';
      const holds = value.value === undefined || value.value === null;
      evidence?.push({ ...condition, holds });
      return holds;
    }
    case 'tag': {
      const { type, tag } = condition;
      const holds = scope.member.tags.includes(tag);
      evidence?.push({ type, tag, holds });
      return holds;
    }
    case 'community': {
      const holds = scope.member.communities.includes(condition.community);
      evidence?.push({ ...condition, holds });
      return holds;
    }
    case 'segment': {
      const holds = scope.member.segments?.includes(condition.segment) === true;
      evidence?.push({ ...condition, holds });
      return holds;
    }
    case 'count':
      return evaluateCount(condition, scope, evidence, at);
    case 'recency':
      return evaluateRecency(condition, scope, evidence, at);
  }
}

/** An answer that settles it wins over one that is unknown, whatever their order. */
function combine(conditions: readonly Condition[], scope: Scope, settles: boolean, evidence: Evidence[] | undefined, at: Instant): Verdict {
  let verdict: Verdict = !settles;
  for (const condition of conditions) {
    const one = evaluate(condition, scope, evidence, at);
    if (one === settles) return settles;
    if (one === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

function evaluateCompare(condition: Leaf<'compare'>, scope: Scope, evidence: Evidence[] | undefined, at: Instant): Verdict {
  const left = readOperand(condition.left, scope, at);
  const right = readOperand(condition.right, scope, at);
  if (left.type === 'unknown' || right.type === 'unknown') return 'unknown';
  const holds = holdsBetween(left.value, condition.op, right.value, scope.member.zone);
  if (evidence !== undefined) {
    const { type, op } = condition;
    const [leftValue, rightValue] = [left.value ?? null, right.value ?? null];
    evidence.push({ type, left: condition.left, op, right: condition.right, leftValue, rightValue, holds });
  }
  return holds;
}

/** The events of a window that its `where` holds for; null: their history was not loaded. */
export function matchingEvents(past: PastEvents, scope: Scope, at: Instant): Found | null {
  const { where } = past;
  if (where === undefined) return findEvents(past, scope, at, null);
  return findEvents(past, scope, at, ({ properties }: HistoricEvent) => evaluate(where, { ...scope, properties }, undefined, at));
}

function evaluateCount(condition: Leaf<'count'>, scope: Scope, evidence: Evidence[] | undefined, at: Instant): Verdict {
  const found = matchingEvents(condition, scope, at);
  if (found === null) return 'unknown';
  const { zone, joinedAt } = scope.member;
  const count = figureOf(condition, found.events, zone, at);
  const holds = holdsBetween(count, condition.op, condition.value, zone) && !isAbsenceTooYoung(condition, found.since, joinedAt);
  evidence?.push({ ...condition, count, since: found.since, joinedAt, holds });
  return holds;
}

/**
 * *No X for 14 days* counts from the later of the last X and joining: it cannot hold for someone who has not been here
 * that long.
 */
export function isAbsenceTooYoung(condition: Leaf<'count'>, since: Instant | null, joinedAt: Instant): boolean {
  if (since === null || !isAbsence(condition)) return false;
  return joinedAt > since;
}

export function isAbsence({ window, of, op, value }: Leaf<'count'>): boolean {
  if (window.type !== 'last' || of === 'sum' || of === 'streak') return false;
  return (op === 'eq' && value === 0) || (op === 'lte' && value === 0) || (op === 'lt' && value === 1);
}

function evaluateRecency(condition: Leaf<'recency'>, scope: Scope, evidence: Evidence[] | undefined, at: Instant): Verdict {
  const found = matchingEvents({ ...condition, window: { type: 'ever' } }, scope, at);
  if (found === null) return 'unknown';
  const { zone, joinedAt } = scope.member;
  const { amount, unit } = condition;
  const since = windowStart(zone, at, { type: 'last', amount, unit });
  const last = lastOccurrence(found);
  const holds = isRecent(condition.is, last, since, joinedAt);
  evidence?.push({ ...condition, last, since, joinedAt, holds });
  return holds;
}

function lastOccurrence({ events }: Found): Instant | null {
  let last: Instant | null = null;
  for (const { occurredAt } of events) if (last === null || occurredAt > last) last = occurredAt;
  return last;
}

function isRecent(is: Leaf<'recency'>['is'], last: Instant | null, since: Instant, joinedAt: Instant): boolean {
  switch (is) {
    case 'within':
      return last !== null && last >= since;
    case 'longerAgo':
      return last !== null && last < since;
    case 'absent':
      return (last === null || last < since) && joinedAt <= since;
  }
}
