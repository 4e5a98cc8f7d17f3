// Every case in which the two evaluators were once found to disagree, or were made to, with what it was about.
import type { Condition } from '@sopwith/engine';
import { type MemberPast, worldNow } from '../../../../engine/src/testing/condition-arbitrary.ts';

export interface KeptDisagreement {
  readonly title: string;
  readonly condition: Condition;
  readonly past: MemberPast;
}

const nobody: MemberPast = {
  member: { externalId: 'anyone', zone: 'Asia/Shanghai', joinedAt: 0, attributes: {}, tags: [], tiers: {}, communities: [] },
  events: [],
};

function withAttribute(value: string): MemberPast {
  return { ...nobody, member: { ...nobody.member, attributes: { city: value } } };
}

export const keptDisagreements: readonly KeptDisagreement[] = [
  {
    title: 'a character of two code units is greater than U+FFFF, not smaller',
    condition: { type: 'compare', left: { type: 'attribute', name: 'city' }, op: 'gt', right: { type: 'value', value: '\uffff' } },
    past: withAttribute('😀'),
  },
  {
    title: 'a balance of points is the member’s own, not 0',
    condition: { type: 'compare', left: { type: 'points' }, op: 'gte', right: { type: 'value', value: 3 } },
    past: { ...nobody, member: { ...nobody.member, points: { points: 3 } } },
  },
  {
    title: 'what happened at the very instant at which a window begins is in it',
    condition: { type: 'count', event: 'checked_in', window: { type: 'last', amount: 1, unit: 'hours' }, of: 'events', op: 'gte', value: 1 },
    past: { ...nobody, events: [{ name: 'checked_in', at: worldNow - 3_600_000, occurredAt: worldNow - 3_600_000, properties: {} }] },
  },
];
