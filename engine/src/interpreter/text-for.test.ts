import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../template/render-template.ts';
import type { Scope } from '../condition/scope.ts';
import type { MemberFacts } from './facts.ts';
import { memberInTexts, memberNamed, textFor, variablesOfText } from './text-for.ts';

const name = fc.constantFrom('name', 'level', 'points', 'balances', 'title', 'badges', 'zone', 'externalId', 'run', 'day', 'toString', '__proto__');
const value = fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(['a', 'b']), fc.constant({ title: 'T' }));
const values = fc.dictionary(name, value, { noNullPrototype: true });
const member: fc.Arbitrary<MemberFacts> = fc.record(
  {
    externalId: fc.constant('m-1'),
    zone: fc.constantFrom('Asia/Shanghai', 'America/New_York'),
    joinedAt: fc.constant(0),
    attributes: values,
    tags: fc.constant([]),
    tiers: fc.dictionary(name, fc.string({ maxLength: 3 }), { noNullPrototype: true }),
    communities: fc.constant([]),
    points: fc.dictionary(fc.constantFrom('main', 'coins'), fc.integer(), { noNullPrototype: true }),
    title: fc.constant('Captain'),
    badges: fc.constantFrom([], ['early']),
  },
  { requiredKeys: ['externalId', 'zone', 'joinedAt', 'attributes', 'tags', 'tiers', 'communities'] },
);
const scope = fc
  .record({ member, context: values, variables: values })
  .map((parts) => ({ ...parts, run: { id: 'run-1' }, started: { at: Date.UTC(2026, 2, 1), seq: 0 } }) as unknown as Scope);
const named = fc.tuple(fc.constantFrom('member.', 'subject.', 'context.', '', 'run.', 'day.'), name).map(([root, field]) => `{{ ${root}${field} }}`);
const text = fc.array(fc.oneof(named, fc.constantFrom(' and ', 'run.', '{{ run.date }}')), { maxLength: 4 }).map((parts) => parts.join(''));

describe('what a text names', () => {
  it('of a member is the same asked for by one name as in all that can be named', () => {
    fc.assert(
      fc.property(member, name, (one, wanted) => {
        const all = memberInTexts(one);
        expect(memberNamed(one, wanted)).toEqual(Object.hasOwn(all, wanted) ? all[wanted] : undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same whether the text reads its few names, or all that can be named is laid out for it', () => {
    fc.assert(
      fc.property(scope, text, (one, template) => {
        const laidOut = { member: memberInTexts(one.member), context: one.context, variables: variablesOfText(template, one) };
        expect(textFor(template, one)).toBe(renderTemplate(template, laidOut));
      }),
      { numRuns: 1_000 },
    );
  });
});
