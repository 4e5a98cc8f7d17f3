// Two groups side by side: members who were given their way one by one, and whole communities.
import { END, flow, step } from '@sopwith/engine';
import { days, say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const paid = [{ at: '2026-03-01 12:00', event: 'paid' }];

/** So many members of a community of whom the first ones paid, with their side in an attribute. */
function members(community: string, of: number, did: number, side: string): NonNullable<Scenario['crowd']> {
  return Array.from({ length: of }, (_, n) => ({ id: `${community}-${side}${n}`, communities: [community], attributes: { side }, ...(n < did ? { did: paid } : {}) }));
}

const sideOf = (side: string) => ({ from: 'community', of: 'class-1', where: { type: 'compare', left: { type: 'attribute', name: 'side' }, op: 'eq', right: { type: 'value', value: side } } }) as const;
const found = { event: 'paid', window: days(7), into: 'found' } as const;

function ofMembers(title: string, [a, b]: readonly [number, number], way: string, text: string): Scenario {
  return {
    title,
    flow: flow(
      { name: 'By member', subject: 'project', context: [{ name: 'offer', type: 'text' }] },
      {
        compare: step('compare', { assigned: 'members', firstName: 'Group price', first: sideOf('a'), secondName: '{{ context.offer }}', second: sideOf('b'), ...found },
          { first: 'tell', second: 'tell', same: 'tell', tooFew: 'tell' }),
        tell: step('group-message', { community: 'class-1', mentions: 'nobody', text: '{{ found.en }}' }, { done: END, noCommunity: END }),
      },
    ),
    subject: { kind: 'project' },
    context: { offer: 'Discount' },
    crowd: [...members('class-1', 40, a, 'a'), ...members('class-1', 40, b, 'b')],
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting compare
      03-02 09:00 left compare ${way}
      03-02 09:00 left tell done
      03-02 09:00 ended completed`,
    posts: [text],
  };
}

function ofCommunities(title: string, pairs: readonly (readonly [number, number])[], way: string, text: string): Scenario {
  const lists = { a: pairs.map((_, n) => `north-${n}`), b: pairs.map((_, n) => `south ${n}`) };
  return {
    title,
    flow: flow(
      { name: 'By community' },
      {
        compare: step('compare', { assigned: 'communities', firstName: 'A', first: { from: 'community', of: lists.a.join(', ') }, secondName: 'B', second: { from: 'community', of: lists.b.join('\n') }, ...found },
          { first: 'tell', second: 'tell', same: 'tell', tooFew: 'tell' }),
        tell: say('{{ found.zh }}'),
      },
    ),
    crowd: pairs.flatMap(([a, b], n) => [...members(`north-${n}`, 10, a, 'a'), ...members(`south ${n}`, 10, b, 'b')]),
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting compare
      03-02 09:00 left compare ${way}
      03-02 09:00 left tell done
      03-02 09:00 ended completed`,
    texts: [text],
  };
}

export const comparingScenarios: readonly Scenario[] = [
  ofMembers('of two groups of members the better one is named, with its interval', [8, 22], 'second', '“Group price”: 8 of 40, 20%. “Discount”: 22 of 40, 55%. “Discount” did better by 35 points, and that can be trusted: with 95% confidence “Discount” is between +13.84 and +52.16 points against “Group price” (p = 0.00122).'),
  ofMembers('where chance would do as much, no group is called better', [10, 12], 'same', '“Group price”: 10 of 40, 25%. “Discount”: 12 of 40, 30%. They are 5 points apart, which may be chance: with 95% confidence “Discount” is between −14.31 and +23.84 points against “Group price” (p = 0.617).'),
  ofMembers('where hardly anybody did it, that is said instead of a verdict', [1, 3], 'tooFew', '“Group price”: 1 of 40, 2.5%. “Discount”: 3 of 40, 7.5%. Too few to tell it from chance: it takes 30 members in each group, and by the share of both together 5 in each who did it and 5 who did not.'),
  ofCommunities('two whole communities never tell a difference from chance', [[1, 9]], 'tooFew', '「A」：1 个群，10 人里 1 人，10%。「B」：1 个群，10 人里 9 人，90%。整群分组时一个群只算一个样本：1 个群对 1 个群，说不清差别是来自做法，还是这些群本来就不同。每边至少要 4 个群，或者改成逐个成员分组。'),
  ofCommunities('four communities against four are compared as four against four', [[6, 3], [7, 2], [5, 1], [6, 2]], 'first', '「A」：4 个群，40 人里 24 人，群平均 60%。「B」：4 个群，40 人里 8 人，群平均 20%。「A」高 40 个百分点，差别可信：「B」相对「A」的真实差距，有 95% 的把握在 −54.13 到 −25.87 个百分点之间（p < 0.001）。'),
];
