// What happened of one name inside a window, as far as it is known where the decision is made.
import { type Instant, isAfter, type Position } from '../instant.ts';
import type { HistoricEvent } from '../interpreter/facts.ts';
import { instantOfStart, previousSpan, windowStart } from '../time/calendar-window.ts';
import type { PastEvents, Window } from './condition.ts';
import { valueOf } from './read-operand.ts';
import type { Scope } from './scope.ts';

/** `order` says what had arrived: at and seq. `since` says what belongs to the window: when it happened. */
interface Bounds {
  readonly since: Instant;
  /** What happened then or later does not; absent: it has no end. */
  readonly until?: Instant;
  /** Only what arrived after this position, for windows that begin with the run or a step. */
  readonly after: Position | null;
  /** The event that started the run counts as having happened since the start. */
  readonly including: Position | null;
}

export interface Found {
  /** In order of arrival. */
  readonly events: readonly HistoricEvent[];
  /** Where the window begins; null when it has no beginning, or has not begun. */
  readonly since: Instant | null;
}

const nothing: Found = { events: [], since: null };

/**
 * Null: the history is needed and was not loaded. `matches` judges the `where` on one past event. `at` is where the
 * window stands; what came after the scope's position is not known, however late that is.
 */
export function findEvents(
  past: PastEvents,
  scope: Scope,
  at: Instant,
  matches: ((event: HistoricEvent) => boolean | 'unknown') | null,
): Found | null {
  const bounds = boundsOf(past.window, scope, at);
  if (bounds === null) return nothing;
  if (scope.histories === undefined) return null;
  const history = Object.hasOwn(scope.histories, past.event) ? scope.histories[past.event] : undefined;
  const events: HistoricEvent[] = [];
  for (const event of history ?? []) {
    if (isAfter(event, scope.position) || !isWithin(event, bounds)) continue;
    const matched = matches === null ? true : matches(event);
    if (matched === 'unknown') return null;
    if (matched) events.push(event);
  }
  return { events, since: bounds.since === Number.NEGATIVE_INFINITY ? null : bounds.since };
}

function isWithin(event: HistoricEvent, { since, until, after, including }: Bounds): boolean {
  if (including !== null && event.at === including.at && event.seq === including.seq) return true;
  if (until !== undefined && event.occurredAt >= until) return false;
  return event.occurredAt >= since && (after === null || isAfter(event, after));
}

/** Null: the window has not begun, for the run was never at that step. */
function boundsOf(window: Window, scope: Scope, at: Instant): Bounds | null {
  switch (window.type) {
    case 'ever':
      return { since: Number.NEGATIVE_INFINITY, after: null, including: null };
    case 'sinceStart':
      return { since: scope.started.at, after: scope.started, including: scope.started };
    case 'sinceStep':
      return sinceEntry(scope, window.step);
    case 'sinceTurn':
      return sinceEntry(scope, turnOf(window.step));
    case 'since': {
      const since = instantOfStart(scope.member.zone, valueOf(window.from, scope, at));
      return since === null ? null : { since, after: null, including: null };
    }
    case 'last':
    case 'calendar':
      return { since: windowStart(scope.member.zone, at, window), after: null, including: null };
    case 'previous':
      return { ...previousSpan(scope.member.zone, at, window), after: null, including: null };
  }
}

function sinceEntry({ enteredAt }: Scope, name: string): Bounds | null {
  const entered = Object.hasOwn(enteredAt, name) ? enteredAt[name] : undefined;
  return entered === undefined ? null : { since: entered.at, after: entered, including: null };
}

/** Under which name the opening of a programme's turn is remembered; no step's id has a slash. */
export function turnOf(step: string): string {
  return `${step}/turn`;
}
