import type { GroupMessageConfig } from '../../steps/group-message.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { communityOf } from '../run-community.ts';
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
