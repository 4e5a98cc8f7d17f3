import { ownValue, type Scope } from '../condition/scope.ts';

/** The community that the run is about, as its subject or by its context; else the member's own where that is one. */
export function communityOf({ context, member }: Pick<Scope, 'context' | 'member'>): string | null {
  if (member.kind === 'community') return member.externalId;
  const told = ownValue(context, 'community');
  if (typeof told === 'string' && told !== '') return told;
  return member.communities.length === 1 ? (member.communities[0] ?? null) : null;
}
