// What is still to come to a simulated run, in the order of time, and what has come already.
import { type Instant, isAfter } from '../instant.ts';
import type { HistoricEvent } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';

/** Lists that grow as things happen; the evaluator bounds what it looks at. */
export type Histories = Record<string, HistoricEvent[]>;

export function copyOf(histories: Readonly<Record<string, readonly HistoricEvent[]>>): Histories {
  return Object.fromEntries(Object.entries(histories).map(([name, events]) => [name, [...events]]));
}

export function remember(histories: Histories, input: Input): void {
  if (input.type !== 'event') return;
  const { at, seq, event, properties, occurredAt = at } = input;
  const known = Object.hasOwn(histories, event) ? histories[event] : undefined;
  const happened = { at, seq, occurredAt, properties };
  if (known === undefined) {
    histories[event] = [happened];
    return;
  }
  // What a run brings about comes before what is known to happen later.
  let place = known.length;
  while (place > 0 && isAfter(known[place - 1] as HistoricEvent, happened)) place--;
  known.splice(place, 0, happened);
}

function forget(histories: Histories, input: Input): void {
  if (input.type !== 'event' || !Object.hasOwn(histories, input.event)) return;
  histories[input.event] = (histories[input.event] as HistoricEvent[]).filter(({ seq }) => seq !== input.seq);
}

/** Among those that are still to come, after all of its own instant. */
export function insert(pending: Input[], input: Input, from: number): void {
  let place = pending.length;
  while (place > from && (pending[place - 1] as Input).at > input.at) place--;
  pending.splice(place, 0, input);
}

/** What was to come after `at` of what was said, by all of the keys or by the one, comes no more. */
export function takeBack(pending: Input[], histories: Histories, told: Map<Input, string>, at: Instant, key?: string): readonly Input[] {
  const taken = [...told].flatMap(([input, by]) => (input.at > at && (key === undefined || by === key) ? [input] : []));
  for (const input of taken) {
    told.delete(input);
    forget(histories, input);
    const place = pending.indexOf(input);
    if (place >= 0) pending.splice(place, 1);
  }
  return taken;
}
