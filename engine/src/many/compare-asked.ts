import type { AskedAudience } from '../interpreter/asked-audience.ts';
import type { RequestKinds } from '../interpreter/request.ts';
import { compareGroups, type Counted, type GroupComparison } from './compare-groups.ts';
import type { Valued } from './ranked.ts';

/** `valuesOf`: of each member of an audience, how often they did it. */
export function compareAsked({ assigned, names, groups }: Pick<RequestKinds['compare'], 'assigned' | 'names' | 'groups'>, valuesOf: (audience: AskedAudience) => readonly Valued[]): GroupComparison {
  const counted = (audience: AskedAudience): readonly Counted[] => valuesOf(audience).map(({ externalId, events }) => ({ externalId, did: events > 0 }));
  return compareGroups(assigned, names, [groups[0].map(counted), groups[1].map(counted)]);
}
