// What the rules of a whole run, its exits and updates, heard in vain stays so: the condition that refused an event may hold by the time
// it is told again, and an event that is told again changes nothing.
import type { EventInput } from './behaviour.ts';
import type { Walk } from './walk.ts';

/** What another run brought about late is of an earlier instant but has a higher number, and is new. */
export function wasInVain({ heard, index }: Walk, { at, seq, event }: EventInput): boolean {
  return heard !== undefined && at <= heard.at && seq <= heard.seq && index.heardOnCondition.has(event);
}

/** After the rules have looked at every event of the instant. */
export function hearRunWide(walk: Walk, events: readonly EventInput[]): void {
  for (const event of events) {
    if (!walk.index.heardOnCondition.has(event.event) || wasInVain(walk, event)) continue;
    const { at, seq } = walk.heard ?? event;
    walk.heard = { at: Math.max(at, event.at), seq: Math.max(seq, event.seq) };
  }
}
