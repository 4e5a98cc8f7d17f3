// Whether a condition holds at one position. Pure and total: any condition over any facts has an answer.
import type { HistoricEvent } from '../interpreter/facts.ts';
import type { Json } from '../json.ts';
import { holdsBetween } from './compare.ts';
import type { Condition, Operand } from './condition.ts';
import { countEvents, isAbsenceTooYoung } from './count.ts';
import type { Evidence } from './evidence.ts';
import { ownValue, type Scope } from './scope.ts';

/** `unknown`: it depends on past events and the histories were not given. */
export type Verdict = boolean | 'unknown';

/** With `evidence`, appends each comparison that was looked at, with the values that it saw. */
export function evaluate(condition: Condition, scope: Scope, evidence?: Evidence[]): Verdict {
  switch (condition.type) {
    case 'all':
      return combine(condition.of, scope, false, evidence);
    case 'any':
      return combine(condition.of, scope, true, evidence);
    case 'not': {
      const inner = evaluate(condition.of, scope, evidence);
      return inner === 'unknown' ? inner : !inner;
    }
    case 'compare': {
      const left = valueOf(condition.left, scope);
      const right = valueOf(condition.right, scope);
      const holds = holdsBetween(left, condition.op, right, scope.member.zone);
      if (evidence !== undefined) {
        const { type, op } = condition;
        const [leftValue, rightValue] = [left ?? null, right ?? null];
        evidence.push({ type, left: condition.left, op, right: condition.right, leftValue, rightValue, holds });
      }
      return holds;
    }
    case 'missing': {
      const value = valueOf(condition.operand, scope);
      const holds = value === undefined || value === null;
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
    case 'count':
      return evaluateCount(condition, scope, evidence);
  }
}

/** An answer that settles it wins over one that is unknown, whatever their order. */
function combine(conditions: readonly Condition[], scope: Scope, settles: boolean, evidence?: Evidence[]): Verdict {
  let verdict: Verdict = !settles;
  for (const condition of conditions) {
    const one = evaluate(condition, scope, evidence);
    if (one === settles) return settles;
    if (one === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

function evaluateCount(condition: Extract<Condition, { type: 'count' }>, scope: Scope, evidence?: Evidence[]): Verdict {
  const { where } = condition;
  const matches = (event: HistoricEvent): Verdict => where === undefined || evaluate(where, { ...scope, properties: event.properties });
  const counted = countEvents(condition, scope, matches);
  if (counted === null) return 'unknown';
  const { count, since } = counted;
  const holds = holdsBetween(count, condition.op, condition.value, scope.member.zone) && !isAbsenceTooYoung(condition, since, scope);
  evidence?.push({ ...condition, count, since, joinedAt: scope.member.joinedAt, holds });
  return holds;
}

function valueOf(operand: Operand, scope: Scope): Json | undefined {
  switch (operand.type) {
    case 'value':
      return operand.value;
    case 'attribute':
      return ownValue(scope.member.attributes, operand.name);
    case 'context':
      return ownValue(scope.context, operand.field);
    case 'variable':
      return ownValue(scope.variables, operand.name);
    case 'tier':
      return scope.member.tiers[operand.ladder];
    case 'property':
      return ownValue(scope.properties, operand.name);
  }
}
