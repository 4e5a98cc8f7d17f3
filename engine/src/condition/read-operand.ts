// What an operand stands for, at one position.
import type { Instant } from '../instant.ts';
import type { HistoricEvent } from '../interpreter/facts.ts';
import type { Json } from '../json.ts';
import { latestDay } from '../time/calendar-window.ts';
import { formatLocalDay } from '../time/local-day.ts';
import type { Operand } from './condition.ts';
import { matchingEvents } from './evaluate.ts';
import { ownValue, type Scope } from './scope.ts';

/** The account of points that is meant where none is named. */
export const MAIN_ACCOUNT = 'points';

export type Read = { readonly type: 'value'; readonly value: Json | undefined } | { readonly type: 'unknown' };

const unknown: Read = { type: 'unknown' };

export function readOperand(operand: Operand, scope: Scope, at: Instant): Read {
  if (operand.type !== 'event') return { type: 'value', value: valueOf(operand, scope, at) };
  const found = matchingEvents(operand, scope, at);
  if (found === null) return unknown;
  const event = pick(operand.which, found.events);
  return { type: 'value', value: event === null ? undefined : ownValue(event.properties, operand.property) };
}

/** By when it happened, then by the order of arrival. */
function pick(which: 'first' | 'last', events: readonly HistoricEvent[]): HistoricEvent | null {
  let picked: HistoricEvent | null = null;
  for (const event of events) {
    if (picked === null || (which === 'first' ? event.occurredAt < picked.occurredAt : event.occurredAt >= picked.occurredAt))
      picked = event;
  }
  return picked;
}

/** Of an operand that asks for no history, which is known at once. */
export function valueOf(operand: Exclude<Operand, { type: 'event' }>, scope: Scope, at: Instant): Json | undefined {
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
    case 'points':
      return ownValue(scope.member.points, operand.account ?? MAIN_ACCOUNT) ?? 0;
    case 'today':
      return formatLocalDay(latestDay(scope.member.zone, at) + operand.plusDays);
    case 'outcome':
      return ownValue(scope.outcomes, operand.step);
    case 'property':
      return ownValue(scope.properties, operand.name);
  }
}
