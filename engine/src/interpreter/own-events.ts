// Semantics 12: what a run told a step earlier counts for the next one, before it is committed.
import { isAfter, type Position } from '../instant.ts';
import type { Command } from './command.ts';
import { emittedEvent } from './emitted-event.ts';
import type { HistoricEvent } from './facts.ts';

type Histories = Readonly<Record<string, readonly HistoricEvent[]>>;

/** `asked`: the names that conditions count. With what this command tells of the run's own subject laid over them, at the place where the run is. */
export function withOwnEvent(histories: Histories, asked: readonly string[], command: Command, { at, seq }: Position): Histories {
  const told = emittedEvent(command);
  if (told === null || !asked.includes(told.event)) return histories;
  const past = Object.hasOwn(histories, told.event) ? (histories[told.event] ?? []) : [];
  // It counts, and answers no wait: for that it comes back as an event with a place of its own.
  const event: HistoricEvent = { at, seq, occurredAt: at, properties: told.properties, historical: true };
  const later = past.findIndex((one) => isAfter(one, event));
  const all = later === -1 ? [...past, event] : [...past.slice(0, later), event, ...past.slice(later)];
  return { ...histories, [told.event]: all };
}
