// Waits that look back take what happened before, each event once a run.
import { type Instant, isAfter } from '../instant.ts';
import type { EventInput, UntakenEvent } from './behaviour.ts';
import { historiesNeeded, type Walk } from './walk.ts';

/** More than any wait will look back over; a run's state must stay small. */
const mostTaken = 500;

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
