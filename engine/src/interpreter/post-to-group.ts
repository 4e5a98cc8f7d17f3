// What is said to a group, by whichever step: to the community that is named, else to the one that the run is about.
import type { GroupMessageConfig } from '../steps/group-message.ts';
import type { Decision, Moment } from './behaviour.ts';
import { because } from './reasons.ts';
import { communityOf } from './run-community.ts';

/** `text` as it is to be read. `nobody`: how the step is left where no community is known. */
export function postToGroup({ community: named, text, mentions }: GroupMessageConfig, { key, at, step, scope }: Moment, nobody: string): Decision {
  const community = named ?? communityOf(scope);
  if (community === null) return { type: 'leave', outcome: nobody, reason: because('group.none', {}) };
  return {
    type: 'leave',
    outcome: 'done',
    reason: because('group.posted', { community, mentions }),
    commands: [{ type: 'postToGroup', key, step: step.id, at, community, text, mentions }],
  };
}
