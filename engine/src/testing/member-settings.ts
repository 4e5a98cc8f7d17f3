// Random sound settings of the steps that write into a member's books, post to a group, or let something happen.
import fc from 'fast-check';
import { LADDERS } from '../steps/tiers.ts';
import { duration, event } from './flow-parts.ts';

const community = fc.constantFrom('north', 'south');
const ladder = fc.constantFrom('lifecycle' as const, 'activity' as const);

export const memberSettings = {
  'group-message': fc.record({
    community: fc.option(community),
    text: fc.constant('Welcome, {{ member.name }}'),
    mentions: fc.constantFrom('nobody', 'member', 'everyone'),
  }),
  tier: ladder.chain((one) => fc.record({ ladder: fc.constant(one), tier: fc.constantFrom(...LADDERS[one]), onlyUp: fc.boolean() })),
  points: fc.record(
    {
      amount: fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: -1_000_000, max: -1 })),
      reason: fc.constantFrom('Paid', 'For {{ context.item }}'),
      onlyIfEnough: fc.boolean(),
      account: fc.constant('stars'),
    },
    { requiredKeys: ['amount', 'reason'] },
  ),
  badge: fc.record({ kind: fc.constantFrom('badge', 'title'), name: fc.constant('Early bird'), change: fc.constantFrom('give', 'take') }),
  grant: fc.record({
    kind: fc.constantFrom('coupon', 'course', 'parcel', 'payment'),
    item: fc.constant('cup'),
    once: fc.boolean(),
    validFor: fc.option(duration),
  }),
  move: fc.record({ mode: fc.constantFrom('invite', 'add', 'leave'), community, from: fc.option(community), deadline: fc.option(duration) }),
  role: fc.record({ community, role: fc.constantFrom(null, 'assistant') }),
  consent: fc.record({
    purpose: fc.constantFrom('marketing', 'reminder', 'programme'),
    channel: fc.constantFrom('any', 'email', 'in-app'),
    change: fc.constantFrom('grant', 'withdraw'),
  }),
  emit: fc.record(
    {
      event,
      userId: fc.constant('{{ context.item }}'),
      properties: fc.constantFrom([], [{ name: 'why', value: '{{ context.item }}' }]),
    },
    { requiredKeys: ['event', 'properties'] },
  ),
};
