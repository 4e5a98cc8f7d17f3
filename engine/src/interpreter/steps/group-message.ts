import { ownValue, type Scope } from '../../condition/scope.ts';
import type { GroupMessageConfig } from '../../steps/group-message.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

export const groupMessage: Behaviour<GroupMessageConfig> = {
  arrive({ community: named, text, mentions }, { key, at, step, scope }) {
    const community = named ?? communityOf(scope);
    if (community === null) return { type: 'leave', outcome: 'noCommunity', reason: because('group.none', {}) };
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('group.posted', { community, mentions }),
      commands: [{ type: 'postToGroup', key, step: step.id, at, community, text: textFor(text, scope), mentions }],
    };
  },
};

/** The one that the run is about, as its subject or by its context; else the member's own where that is one. */
function communityOf({ context, member }: Scope): string | null {
  if (member.kind === 'community') return member.externalId;
  const told = ownValue(context, 'community');
  if (typeof told === 'string' && told !== '') return told;
  return member.communities.length === 1 ? (member.communities[0] ?? null) : null;
}
