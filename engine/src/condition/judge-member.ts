// A condition over one member, outside of any run.
import type { Instant } from '../instant.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Condition } from './condition.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

export function holdsForMember(
  when: Condition,
  member: MemberFacts,
  histories: Readonly<Record<string, readonly HistoricEvent[]>>,
  at: Instant,
): boolean {
  return evaluate(when, scopeOfMember(member, histories, at)) === true;
}

export function scopeOfMember(member: MemberFacts, histories: Readonly<Record<string, readonly HistoricEvent[]>>, at: Instant): Scope {
  const position = { at, seq: Number.MAX_SAFE_INTEGER };
  return { member, context: {}, variables: {}, properties: null, position, started: position, enteredAt: {}, histories };
}
