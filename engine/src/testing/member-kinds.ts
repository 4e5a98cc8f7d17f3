// Steps of random programs that write into a member's books, post to a group, or let something happen.
import fc from 'fast-check';
import type { BadgeConfig } from '../steps/badge.ts';
import type { ConsentConfig } from '../steps/consent.ts';
import type { EmitConfig } from '../steps/emit.ts';
import type { GroupMessageConfig } from '../steps/group-message.ts';
import type { PointsConfig } from '../steps/points.ts';
import type { RoleConfig } from '../steps/role.ts';
import type { TierConfig } from '../steps/tier.ts';
import { event, type Kind, kind } from './program-settings.ts';

const tier = fc.record<TierConfig>({ ladder: fc.constant('lifecycle'), tier: fc.constantFrom('trial', 'paying', 'loyal'), onlyUp: fc.boolean() });
const points = fc.record<PointsConfig, 'amount' | 'reason'>(
  { amount: fc.constantFrom(5, -3, -20), reason: fc.constant('day {{ day }}'), account: fc.constant('stars'), onlyIfEnough: fc.boolean() },
  { requiredKeys: ['amount', 'reason'] },
);
const badge = fc.record<BadgeConfig>({ kind: fc.constantFrom('badge', 'title'), name: fc.constantFrom('early', 'late'), change: fc.constantFrom('give', 'take') });
const role = fc.record<RoleConfig>({ community: fc.constantFrom('north', 'south'), role: fc.constantFrom(null, 'assistant') });
const consent = fc.record<ConsentConfig>({ purpose: fc.constant('marketing'), channel: fc.constant('any'), change: fc.constantFrom('grant', 'withdraw') });
const emit = fc.record<EmitConfig, 'event' | 'properties'>(
  { event, userId: fc.constantFrom('bo', '{{ context.none }}'), properties: fc.constantFrom([], [{ name: 'n', value: '{{ context.n }}' }]) },
  { requiredKeys: ['event', 'properties'] },
);
const groupMessage = fc.record<GroupMessageConfig>({
  community: fc.constantFrom(null, 'north'),
  text: fc.constant('day {{ day }}'),
  mentions: fc.constantFrom('nobody', 'member', 'everyone'),
});

export const memberKinds: readonly fc.Arbitrary<Kind>[] = [
  tier.map((config) => kind('tier', config, ['done'])),
  points.map((config) => kind('points', config, ['done', 'tooFew'])),
  badge.map((config) => kind('badge', config, ['done'])),
  role.map((config) => kind('role', config, ['done', 'notMember'])),
  consent.map((config) => kind('consent', config, ['done'])),
  emit.map((config) => kind('emit', config, ['done', 'noMember'])),
  groupMessage.map((config) => kind('group-message', config, ['done', 'noCommunity'])),
];
