// Two strategies with one goal: who is given which, and what the comparison says of them.
import { flow, step } from '@sopwith/engine';
import { kitFlow } from './gallery-flow.ts';
import { done, group, happens, ofKit } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const tested = ofKit('ab-test', 'test');
const offers = { offer1: 'Three friends, half price', offer2: '100 off' };
const classes = (n: number) => Array.from({ length: n }, (_, at) => `class-${at + 1}`);

/** Of each class so many of each side, of whom the first ones paid in the week. */
function sides(communities: readonly string[], all: Readonly<Record<string, readonly [of: number, paid: number]>>): NonNullable<Scenario['crowd']> {
  return communities.flatMap((community, at) => {
    const one = { id: community, kind: 'community' as const };
    const members = Object.entries(all).flatMap(([key, [of, paid]]) => {
      const [side, only] = key.split('@');
      if (only !== undefined && Number(only) !== at % 2) return [];
      return Array.from({ length: of }, (_, n) => ({
        id: `${community}-${side}${n}`, communities: [community], attributes: { abSide: side ?? '' },
        ...(n < paid - (at % 3) ? { did: [{ at: '2026-03-05 12:00', event: 'paid' }] } : {}),
      }));
    });
    return [one, ...members];
  });
}

/** In place of the flow that gives the sides: they are those that the scenario says. */
const givesNone = flow({ name: 'Gives none', subject: 'community', lanes: 'perRun', context: kitFlow('ab-test', 'group').context }, { end: step('exit', { reason: 'over' }, {}) });
const experiment = { subject: { kind: 'project' }, start: '2026-03-02 10:00', until: '2026-03-20 00:00', others: { flows: { group: givesNone }, ends: {} } } as const;
const given = (communities: readonly string[], assign: string) => ({ context: { experiment: 'E-1', communities: communities.join(', '), ...offers, assign } });

const untilCompared = (by: string, way: string) => `
      03-02 10:00 started
      03-02 10:00 resting start-groups
      03-02 10:00 left start-groups done
      03-02 10:00 resting week
      03-09 10:00 left week done
      03-09 10:00 left how ${by === 'by-community' ? 'communities' : 'otherwise'}
      03-09 10:00 resting ${by}
      03-09 10:00 left ${by} ${way}`;

const two = classes(2);
const eight = classes(8);
const tests: readonly Scenario[] = [
  tested('members who were given their side one by one tell which offer is better', {
    ...experiment, ...given(two, 'members'), crowd: sides(two, { first: [25, 3], second: [25, 14] }), happens: [done('2026-03-10 12:00', 'roll-out', 'rolled-out')], trail: `${untilCompared('by-member', 'second')}
      03-09 10:00 resting roll-out
      03-10 12:00 left roll-out rolled-out
      03-10 12:00 ended completed`,
  }),
  tested('the first offer may be the better one, and not be taken on all the same', {
    ...experiment, ...given(two, 'members'), crowd: sides(two, { first: [25, 14], second: [25, 3] }), happens: [done('2026-03-10 12:00', 'roll-out', 'not-yet')], trail: `${untilCompared('by-member', 'first')}
      03-09 10:00 resting roll-out
      03-10 12:00 left roll-out not-yet
      03-10 12:00 ended completed`,
  }),
  tested('where both do alike, the cheaper one is taken', {
    ...experiment, ...given(two, 'members'), crowd: sides(two, { first: [25, 9], second: [25, 10] }), happens: [done('2026-03-10 12:00', 'cheaper', 'decided')], trail: `${untilCompared('by-member', 'same')}
      03-09 10:00 resting cheaper
      03-10 12:00 left cheaper decided
      03-10 12:00 ended completed`,
  }),
  tested('too few payments are no result, and it is planned again', {
    ...experiment, ...given(two, 'members'), crowd: sides(two, { first: [5, 1], second: [5, 2] }), happens: [done('2026-03-10 12:00', 'repeat', 'planned')], trail: `${untilCompared('by-member', 'tooFew')}
      03-09 10:00 resting repeat
      03-10 12:00 left repeat planned
      03-10 12:00 ended completed`,
  }),
  tested('two communities with an offer each cannot tell which is better, whatever they paid', {
    ...experiment, ...given(two, 'communities'), crowd: sides(two, { 'first@0': [30, 2], 'second@1': [30, 28] }), happens: [done('2026-03-10 12:00', 'repeat', 'dropped')], trail: `${untilCompared('by-community', 'tooFew')}
      03-09 10:00 resting repeat
      03-10 12:00 left repeat dropped
      03-10 12:00 ended completed`,
  }),
  tested('four communities with each offer can', {
    ...experiment, ...given(eight, 'communities'), crowd: sides(eight, { 'first@0': [10, 4], 'second@1': [10, 9] }), until: '2026-03-10 00:00', trail: `${untilCompared('by-community', 'second')}
      03-09 10:00 resting roll-out`,
  }),
  tested('of eight communities the first four may do better', {
    ...experiment, ...given(eight, 'communities'), crowd: sides(eight, { 'first@0': [10, 9], 'second@1': [10, 4] }), until: '2026-03-10 00:00', trail: `${untilCompared('by-community', 'first')}
      03-09 10:00 resting roll-out`,
  }),
  tested('or none of the two', {
    ...experiment, ...given(eight, 'communities'), crowd: sides(eight, { 'first@0': [10, 5], 'second@1': [10, 5] }), until: '2026-03-10 00:00', trail: `${untilCompared('by-community', 'same')}
      03-09 10:00 resting cheaper`,
  }),
  tested('an experiment in no community at all is over at once', { ...experiment, ...given([], 'members'), trail: `
      03-02 10:00 started
      03-02 10:00 resting start-groups
      03-02 10:00 left start-groups empty
      03-02 10:00 ended completed` }),
  tested('a stopped experiment asks nobody for a conclusion', {
    ...experiment, ...given(two, 'members'), crowd: sides(two, {}), happens: [happens('2026-03-04 10:00', 'experiment.stopped', { experiment: 'E-2' }), happens('2026-03-05 10:00', 'experiment.stopped', { experiment: 'E-1' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting start-groups
      03-02 10:00 left start-groups done
      03-02 10:00 resting week
      03-05 10:00 interrupted week
      03-05 10:00 ended stopped`,
  }),
];

const inEach = ofKit('ab-test', 'group');
const groups: readonly Scenario[] = [
  inEach('each member of a community is given a side', {
    subject: group, context: { ...offers, assign: 'members' }, start: '2026-03-02 10:00', until: '2026-03-03 00:00', others: { flows: { offer: kitFlow('ab-test', 'offer') }, ends: {} },
    crowd: [{ id: 'a1', communities: ['m1'] }, { id: 'b2', communities: ['m1'] }], trail: `
      03-02 10:00 started
      03-02 10:00 resting each
      03-02 10:00 left each done
      03-02 10:00 ended completed`,
  }),
  inEach('an empty community has nobody to give one to', {
    subject: group, context: { ...offers, assign: 'members' }, start: '2026-03-02 10:00', until: '2026-03-03 00:00', others: { flows: { offer: kitFlow('ab-test', 'offer') }, ends: {} }, trail: `
      03-02 10:00 started
      03-02 10:00 resting each
      03-02 10:00 left each empty
      03-02 10:00 ended completed`,
  }),
];

const offered = ofKit('ab-test', 'offer');
const one = (id: string, assign: string, community = 'class-1') => ({ subject: { id, communities: ['class-1', 'class-2'] }, context: { community, ...offers, assign }, start: '2026-03-02 10:00', until: '2026-03-03 00:00' });
const givenSide = (how: string, split: string, side: string) => `
      03-02 10:00 started
      03-02 10:00 left how ${how}
      03-02 10:00 ${split}
      03-02 10:00 left side-${side} done
      03-02 10:00 left offer-${side} done
      03-02 10:00 ended completed`;
const members: readonly Scenario[] = [
  offered('by member, one is given the first offer', { ...one('m2', 'members'), trail: givenSide('otherwise', 'left by-member first', 'first'), texts: [offers.offer1] }),
  offered('by member, another is given the second', { ...one('m1', 'members'), trail: givenSide('otherwise', 'left by-member second', 'second'), texts: [offers.offer2] }),
  offered('by community, the first one that is met is given the first offer, and the next one the second', {
    ...one('m3', 'communities'), happens: [{ at: '2026-03-02 11:00', enrol: { community: 'class-2', ...offers, assign: 'communities' } }], refused: [], texts: [offers.offer1, offers.offer2],
    trail: givenSide('communities', 'resting by-community\n      03-02 10:00 left by-community first', 'first') + givenSide('communities', 'resting by-community\n      03-02 10:00 left by-community second', 'second').replaceAll('10:00', '11:00'),
  }),
  offered('who is in no community that is known has no side', { ...one('m4', 'communities', ''), trail: `
      03-02 10:00 started
      03-02 10:00 left how communities
      03-02 10:00 left by-community none
      03-02 10:00 ended completed` }),
];

export const abScenarios: readonly Scenario[] = [...tests, ...groups, ...members];
