// When a single comparison will come out differently though nothing happens: windows move on, days end, absences grow.
import type { Instant } from '../instant.ts';
import { latestDay, type MovingWindow, previousTurns, windowLeaves } from '../time/calendar-window.ts';
import { instantAt } from '../time/local-instant.ts';
import type { Condition, Operand, PastEvents } from './condition.ts';
import { evaluate, isAbsence, matchingEvents } from './evaluate.ts';
import { lastDayOf } from './figure.ts';
import type { Scope } from './scope.ts';

type Single = Exclude<Condition, { type: 'all' | 'any' | 'not' }>;

/** So many moments are tried; after the last it is asked anew. */
const mostTried = 64;

/** Null: never, by time alone. */
export function nextFlip(condition: Single, scope: Scope, value: boolean): Instant | null {
  const { moments, midnight } = momentsOf(condition, scope);
  const later = moments.filter((at) => at > scope.position.at).sort((a, b) => a - b);
  const tried = [...new Set(later)].slice(0, mostTried);
  const flips = tried.find((at) => evaluate(condition, scope, undefined, at) !== value);
  const found = flips ?? (later.length > tried.length ? (tried.at(-1) ?? null) : null);
  return midnight === null ? found : Math.min(found ?? midnight, midnight);
}

interface Moments {
  readonly moments: readonly Instant[];
  /** Something compares with today's date: what follows after it ends is not worked out. */
  readonly midnight: Instant | null;
}

function momentsOf(condition: Single, scope: Scope): Moments {
  switch (condition.type) {
    case 'tag':
    case 'community':
    case 'segment':
      return { moments: [], midnight: null };
    case 'missing':
      return ofOperands([condition.operand], scope);
    case 'compare':
      return ofOperands([condition.left, condition.right], scope);
    case 'count': {
      const { moments, midnight } = ofPast(condition, scope);
      const { zone, joinedAt } = scope.member;
      const joined = isAbsence(condition) && condition.window.type === 'last' ? [windowLeaves(zone, joinedAt - 1, condition.window)] : [];
      const streak = condition.of === 'streak' ? streakEnds(condition, scope) : [];
      return { moments: [...moments, ...joined, ...streak], midnight };
    }
    case 'recency': {
      const { amount, unit } = condition;
      const window = { type: 'last', amount, unit } as const;
      const joined = windowLeaves(scope.member.zone, scope.member.joinedAt - 1, window);
      const { moments, midnight } = ofPast({ ...condition, window }, scope);
      return { moments: [...moments, joined], midnight };
    }
  }
}

function ofOperands(operands: readonly Operand[], scope: Scope): Moments {
  const all = operands.map((operand): Moments => {
    if (operand.type === 'today') return { moments: [], midnight: nextMidnight(scope) };
    return operand.type === 'event' ? ofPast(operand, scope) : { moments: [], midnight: null };
  });
  return {
    moments: all.flatMap(({ moments }) => moments),
    midnight: all.find(({ midnight }) => midnight !== null)?.midnight ?? null,
  };
}

/** When each event of the window leaves it. */
function ofPast(past: PastEvents, scope: Scope): Moments {
  const midnight = past.where !== undefined && namesToday(past.where) ? nextMidnight(scope) : null;
  const { window } = past;
  if (window.type === 'previous') return { moments: previousTurns(scope.member.zone, scope.position.at, window), midnight };
  if (window.type !== 'last' && window.type !== 'calendar') return { moments: [], midnight };
  const events = matchingEvents(past, scope, scope.position.at)?.events ?? [];
  return { moments: events.map(({ occurredAt }) => leaves(scope, occurredAt, window)), midnight };
}

function leaves(scope: Scope, occurredAt: Instant, window: MovingWindow): Instant {
  return windowLeaves(scope.member.zone, occurredAt, window);
}

/** A streak is over once the day after its last day is. Of a unit that has ended, also that of the one which comes to be the previous. */
function streakEnds(past: PastEvents, scope: Scope): readonly Instant[] {
  const { zone } = scope.member;
  const { window } = past;
  const seenFrom = window.type === 'previous' ? [scope.position.at, previousTurns(zone, scope.position.at, window)[0]] : [scope.position.at];
  return seenFrom.flatMap((at) => {
    const last = lastDayOf(matchingEvents(past, scope, at)?.events ?? [], zone);
    return last === null ? [] : [instantAt(zone, last + 2, 0)];
  });
}

function nextMidnight({ member, position }: Scope): Instant {
  return instantAt(member.zone, latestDay(member.zone, position.at) + 1, 0);
}

function namesToday(where: Condition): boolean {
  switch (where.type) {
    case 'all':
    case 'any':
      return where.of.some(namesToday);
    case 'not':
      return namesToday(where.of);
    case 'compare':
      return where.left.type === 'today' || where.right.type === 'today';
    default:
      return false;
  }
}
