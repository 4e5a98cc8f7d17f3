import type { RoleConfig } from '../../steps/role.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const role: Behaviour<RoleConfig> = {
  arrive({ community, role: name }, { key, at, scope: { member } }) {
    if (!member.communities.includes(community))
      return { type: 'leave', outcome: 'notMember', reason: because('role.notMember', { community }) };
    const reason = because('role.changed', { community, role: name });
    if ((member.roles?.[community] ?? null) === name) return { type: 'leave', outcome: 'done', reason };
    return { type: 'leave', outcome: 'done', reason, commands: [{ type: 'setRole', key, at, community, role: name }] };
  },
};
