// Every case in which the two evaluators were once found to disagree, with what it was about.
import type { Condition } from '@sopwith/engine';
import type { MemberPast } from '../../../../engine/src/testing/condition-arbitrary.ts';

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
];
