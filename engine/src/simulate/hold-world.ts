// The holds of a simulation: what the server would answer and hold back, from a small world in memory.
import type { Instant } from '../instant.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { RequestKinds } from '../interpreter/request.ts';
import type { ActiveHold } from '../sending/holds.ts';
import { coversGroup } from '../sending/may-post.ts';
import type { IncidentWorld } from './incident-world.ts';

export type HoldInWorld = RequestKinds['hold'];

export interface HoldAnswer {
  readonly holds: readonly HoldInWorld[];
  readonly outcome: 'done' | 'none';
}

/** What was held under the same key for the same audience is held anew, not twice. */
export function answerHold(holds: readonly HoldInWorld[], incidents: IncidentWorld, asked: HoldInWorld): HoldAnswer {
  if (asked.audience === 'incident' && !incidents.has(asked.whom)) return { holds, outcome: 'none' };
  const others = holds.filter(({ key, audience, whom }) => key !== asked.key || audience !== asked.audience || whom !== asked.whom);
  return { holds: [...others, asked], outcome: 'done' };
}

export function answerRelease(holds: readonly HoldInWorld[], { key }: RequestKinds['release'], at: Instant): HoldAnswer {
  const others = holds.filter((hold) => hold.key !== key);
  return { holds: others, outcome: holds.some((hold) => hold.key === key && hold.until > at) ? 'done' : 'none' };
}

/** Those that cover the member of the simulation, as long as they last. An incident that this run knows of concerns its member. */
export function holdsOver(holds: readonly HoldInWorld[], member: MemberFacts, at: Instant): readonly (ActiveHold & { readonly freeze: boolean })[] {
  return holds.filter((hold) => hold.until > at && covers(hold, member));
}

/** Those that cover a whole group. */
export function holdsOverGroup(holds: readonly HoldInWorld[], community: string, at: Instant): readonly ActiveHold[] {
  return holds.filter((hold) => hold.until > at && coversGroup(hold, community));
}

/** The purposes at which the member's run waits. */
export function frozenFor(holds: readonly HoldInWorld[], member: MemberFacts, at: Instant): readonly string[] {
  return [...new Set(holdsOver(holds, member, at).flatMap(({ freeze, purposes }) => (freeze ? purposes : [])))].sort();
}

function covers({ audience, whom }: HoldInWorld, { kind = 'member', externalId, communities, segments = [] }: MemberFacts): boolean {
  if (kind !== 'member') return false;
  switch (audience) {
    case 'everyone':
    case 'incident':
      return true;
    case 'member':
      return externalId === whom;
    case 'community':
      return communities.includes(whom);
    case 'segment':
      return segments.includes(whom);
  }
}
