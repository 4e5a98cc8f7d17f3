// How often something happened, up to the moment of the decision.
import { type Instant, isAfter, type Position } from '../instant.ts';
import type { HistoricEvent } from '../interpreter/facts.ts';
import { windowStart } from '../time/calendar-window.ts';
import { localDayOf } from '../time/local-day.ts';
import type { Condition, Window } from './condition.ts';
import type { Scope } from './scope.ts';

type Count = Extract<Condition, { type: 'count' }>;

/** `order` says what had arrived: at and seq. `since` says what belongs to the window: when it happened. */
interface Bounds {
  readonly since: Instant;
  /** Only what arrived after this position, for windows that begin with the run or a step. */
  readonly after: Position | null;
  /** The event that started the run counts as having happened since the start. */
  readonly including: Position | null;
}

export interface Counted {
  readonly count: number;
  /** Where the window begins; null when it has no beginning. */
  readonly since: Instant | null;
}

/** Null: the history is needed and was not loaded. `matches` judges the condition's `where` on one past event. */
export function countEvents(condition: Count, scope: Scope, matches: (event: HistoricEvent) => boolean | 'unknown'): Counted | null {
  const bounds = boundsOf(condition.window, scope);
  if (bounds === null) return { count: 0, since: null };
  if (scope.histories === undefined) return null;
  const history = Object.hasOwn(scope.histories, condition.event) ? scope.histories[condition.event] : undefined;
  const days = new Set<number>();
  let events = 0;
  for (const event of history ?? []) {
    if (isAfter(event, scope.position) || !isWithin(event, bounds)) continue;
    const matched = matches(event);
    if (matched === 'unknown') return null;
    if (!matched) continue;
    events++;
    if (condition.of === 'days') days.add(localDayOf(scope.member.zone, event.occurredAt));
  }
  const since = bounds.since === Number.NEGATIVE_INFINITY ? null : bounds.since;
  return { count: condition.of === 'days' ? days.size : events, since };
}

function isWithin(event: HistoricEvent, bounds: Bounds): boolean {
  const { including, after } = bounds;
  if (including !== null && event.at === including.at && event.seq === including.seq) return true;
  return event.occurredAt >= bounds.since && (after === null || isAfter(event, after));
}

/** Null: the window has not begun, for the run was never at that step. */
function boundsOf(window: Window, scope: Scope): Bounds | null {
  switch (window.type) {
    case 'ever':
      return { since: Number.NEGATIVE_INFINITY, after: null, including: null };
    case 'sinceStart':
      return { since: scope.started.at, after: scope.started, including: scope.started };
    case 'sinceStep': {
      const entered = Object.hasOwn(scope.enteredAt, window.step) ? scope.enteredAt[window.step] : undefined;
      return entered === undefined ? null : { since: entered.at, after: entered, including: null };
    }
    case 'last':
    case 'calendar':
      return { since: windowStart(scope.member.zone, scope.position.at, window), after: null, including: null };
  }
}

/**
 * *No X for 14 days* counts from the later of the last X and joining: it cannot hold for someone who has not been here
 * that long.
 */
export function isAbsenceTooYoung(condition: Count, since: Instant | null, scope: Scope): boolean {
  if (condition.window.type !== 'last' || since === null) return false;
  const { op, value } = condition;
  const isAbsence = (op === 'eq' && value === 0) || (op === 'lte' && value === 0) || (op === 'lt' && value === 1);
  return isAbsence && scope.member.joinedAt > since;
}
