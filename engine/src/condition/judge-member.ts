// A condition over one member, outside of any run.
import type { Instant } from '../instant.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Condition, Operand } from './condition.ts';
import { evaluate } from './evaluate.ts';

/** The names of the events whose past it looks at: their histories must be given. */
export function eventsOf(when: Condition): readonly string[] {
  switch (when.type) {
    case 'all':
    case 'any':
      return when.of.flatMap(eventsOf);
    case 'not':
      return eventsOf(when.of);
    case 'count':
    case 'recency':
      return [when.event];
    case 'compare':
      return [when.left, when.right].flatMap(ofOperand);
    case 'missing':
      return ofOperand(when.operand);
    case 'tag':
    case 'community':
    case 'segment':
      return [];
  }
}

function ofOperand(operand: Operand): readonly string[] {
  return operand.type === 'event' ? [operand.event] : [];
}

export function holdsForMember(
  when: Condition,
  member: MemberFacts,
  histories: Readonly<Record<string, readonly HistoricEvent[]>>,
  at: Instant,
): boolean {
  const position = { at, seq: Number.MAX_SAFE_INTEGER };
  const scope = { member, context: {}, variables: {}, properties: null, position, started: position, enteredAt: {}, histories };
  return evaluate(when, scope) === true;
}
