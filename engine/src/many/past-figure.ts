// How much one of many did of something, up to now.
import { matchingEvents } from '../condition/evaluate.ts';
import { figureOf } from '../condition/figure.ts';
import { scopeOfMember } from '../condition/judge-member.ts';
import type { Instant } from '../instant.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { AskedPast } from '../interpreter/request.ts';
import { windowOf } from '../steps/past-window.ts';
import type { Valued } from './ranked.ts';

/** A property that is no number counts nothing. */
export function pastFigure(
  { event, property, window, where, of = 'events' }: AskedPast,
  member: MemberFacts,
  histories: Readonly<Record<string, readonly HistoricEvent[]>>,
  at: Instant,
): Pick<Valued, 'events' | 'value'> {
  const past = { event, window: windowOf(window), ...(where === undefined ? {} : { where }) };
  const found = matchingEvents(past, scopeOfMember(member, histories, at), at)?.events ?? [];
  const events = figureOf({ of }, found, member.zone, at);
  return { events, value: property === null ? events : figureOf({ of: 'sum', property }, found, member.zone, at) };
}
