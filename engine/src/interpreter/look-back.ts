// Waits that look back take what happened before, each event once a run.
import { turnOf } from '../condition/past-events.ts';
import { type Instant, isAfter, type Position } from '../instant.ts';
import type { LookBack } from '../steps/step-config.ts';
import { windowStart } from '../time/calendar-window.ts';
import type { EventInput, Moment, UntakenEvent } from './behaviour.ts';
import { historiesNeeded, type Walk } from './walk.ts';

/** More than any wait will look back over; a run's state must stay small. */
const mostTaken = 500;

/** Where a look back ends: what happened before then, or came no later than that position, is not seen. Null: there is nothing to look back over. */
export function lookBackFrom(
  since: Exclude<LookBack, 'arrival'>,
  { zone, at, scope }: Pick<Moment, 'zone' | 'at' | 'scope'>,
): { readonly since: Instant; readonly after: Position | null } | null {
  if (since === 'start') return { since: Number.NEGATIVE_INFINITY, after: null };
  if (since === 'midnight') return { since: windowStart(zone, at, { type: 'calendar', unit: 'day' }), after: null };
  const name = since.type === 'sinceTurn' ? turnOf(since.step) : since.step;
  const entered = Object.hasOwn(scope.enteredAt, name) ? scope.enteredAt[name] : undefined;
  return entered === undefined ? null : { since: entered.at, after: entered };
}

/** The event that started the run is never an answer to a wait. */
export function untakenEvents(walk: Walk, names: readonly string[]): readonly UntakenEvent[] {
  const { histories, started, position, taken } = walk;
  if (histories === undefined) throw historiesNeeded;
  const found = names.flatMap((name) =>
    (Object.hasOwn(histories, name) ? (histories[name] ?? []) : []).flatMap(({ at, seq, occurredAt, properties, historical }): UntakenEvent[] => {
      if (historical === true) return [];
      const isPast = isAfter({ at, seq }, started) && !isAfter({ at, seq }, position);
      return isPast && !taken.includes(seq) ? [{ event: { type: 'event', at, seq, event: name, properties }, occurredAt }] : [];
    }),
  );
  return found.sort((a, b) => (isAfter(a.event, b.event) ? 1 : -1));
}

/** Events that the run took before do count here, and so does the one that started it. */
export function lastEventOf({ histories, position }: Walk, name: string): Instant | null {
  if (histories === undefined) throw historiesNeeded;
  const events = Object.hasOwn(histories, name) ? (histories[name] ?? []) : [];
  return events.findLast((event) => !isAfter(event, position))?.occurredAt ?? null;
}

export function noteTaken(walk: Walk, { event, seq }: EventInput): void {
  if (walk.index.lookedBackFor.has(event) && !walk.taken.includes(seq)) walk.taken = [...walk.taken, seq].slice(-mostTaken);
}
