// The procedures of groups, activities and offers: what concerns many, what runs out, what is asked.
import { type FlowDocument, kitTemplates } from '@sopwith/engine';
import { galleryFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

type Told = Omit<Scenario, 'title' | 'flow'>;

const of = (id: string) => (title: string, told: Told): Scenario => ({ title, flow: galleryFlow(id), ...told });

function kitFlow(kit: string, id: string): FlowDocument {
  const found = kitTemplates.find((one) => one.id === kit)?.kits.en.flows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`expected a flow "${id}" in a kit "${kit}", found none`);
  return found.flow;
}

const ofKit = (kit: string, id: string) => (title: string, told: Told): Scenario => ({ title, flow: kitFlow(kit, id), ...told });

const done = (at: string, task: string, outcome: string, form?: Record<string, string>, visit = 1): Happening => ({ at, task, outcome, visit, ...(form === undefined ? {} : { form }) });
const happens = (at: string, event: string, properties = {}): Happening => ({ at, event, properties });

const robin = { attributes: { name: 'Robin' } };
const group = { kind: 'community' } as const;
const inGroup = (...ids: readonly string[]) => ids.map((id) => ({ id, communities: ['m1'] }));

const lurker = of('lurker-activation');
const talk = { subject: group, start: '2026-03-02 10:00', until: '2026-03-10 00:00' } as const;
const topic = { topic: 'Which exam was your worst?' };
const spoken = (id: string, at: string) => ({ id, communities: ['m1'], did: [{ at, event: 'message_posted' }] });
const lurkers: readonly Scenario[] = [
  lurker('a topic that one in five talks about is praised', {
    ...talk, crowd: [spoken('a1', '2026-03-02 20:00'), ...inGroup('b2', 'c3')], until: '2026-03-04 00:00', happens: [done('2026-03-02 10:30', 'topic', 'chosen', topic)], trail: `
      03-02 10:00 started
      03-02 10:00 resting topic
      03-02 10:30 left topic chosen
      03-02 10:30 left post done
      03-02 10:30 resting a-day
      03-03 10:30 left a-day done
      03-03 10:30 resting spoke
      03-03 10:30 left spoke done
      03-03 10:30 left lively lively
      03-03 10:30 left thank done
      03-03 10:30 ended completed`,
  }),
  lurker('a topic that nobody talks about is followed by a red packet and a word to the silent, and counted', {
    ...talk,
    crowd: inGroup('a1', 'b2', 'c3'),
    happens: [done('2026-03-02 11:00', 'topic', 'chosen', topic), done('2026-03-03 12:00', 'red-packet', 'sent-packet'), done('2026-03-04 15:00', 'report', 'worked')],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting topic
      03-02 11:00 left topic chosen
      03-02 11:00 left post done
      03-02 11:00 resting a-day
      03-03 11:00 left a-day done
      03-03 11:00 resting spoke
      03-03 11:00 left spoke done
      03-03 11:00 left lively otherwise
      03-03 11:00 resting red-packet
      03-03 12:00 left red-packet sent-packet
      03-03 12:00 resting two-hours
      03-03 14:00 left two-hours done
      03-03 14:00 resting nudge
      03-03 14:00 left nudge done
      03-03 14:00 resting another-day
      03-04 14:00 left another-day done
      03-04 14:00 resting spoke-then
      03-04 14:00 left spoke-then done
      03-04 14:00 resting report
      03-04 15:00 left report worked
      03-04 15:00 ended completed`,
  }),
  lurker('without a red packet the silent are spoken to at once', {
    ...talk,
    crowd: inGroup('a1'),
    happens: [done('2026-03-02 11:00', 'topic', 'chosen', topic), done('2026-03-03 12:00', 'red-packet', 'no-packet'), done('2026-03-04 15:00', 'report', 'did-not')],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting topic
      03-02 11:00 left topic chosen
      03-02 11:00 left post done
      03-02 11:00 resting a-day
      03-03 11:00 left a-day done
      03-03 11:00 resting spoke
      03-03 11:00 left spoke done
      03-03 11:00 left lively otherwise
      03-03 11:00 resting red-packet
      03-03 12:00 left red-packet no-packet
      03-03 12:00 resting nudge
      03-03 12:00 left nudge done
      03-03 12:00 resting another-day
      03-04 12:00 left another-day done
      03-04 12:00 resting spoke-then
      03-04 12:00 left spoke-then done
      03-04 12:00 resting report
      03-04 15:00 left report did-not
      03-04 15:00 ended completed`,
  }),
  lurker('a red packet that nobody sends does not hold it up', { ...talk, crowd: inGroup('a1'), until: '2026-03-03 16:00', happens: [done('2026-03-02 11:00', 'topic', 'chosen', topic)], trail: `
      03-02 10:00 started
      03-02 10:00 resting topic
      03-02 11:00 left topic chosen
      03-02 11:00 left post done
      03-02 11:00 resting a-day
      03-03 11:00 left a-day done
      03-03 11:00 resting spoke
      03-03 11:00 left spoke done
      03-03 11:00 left lively otherwise
      03-03 11:00 resting red-packet
      03-03 15:00 left red-packet overdue
      03-03 15:00 resting nudge
      03-03 15:00 left nudge done
      03-03 15:00 resting another-day` }),
  lurker('a week without a topic is left out', { ...talk, happens: [done('2026-03-02 11:00', 'topic', 'not-now', topic)], trail: `
      03-02 10:00 started
      03-02 10:00 resting topic
      03-02 11:00 left topic not-now
      03-02 11:00 ended completed` }),
  lurker('a topic that nobody has chosen yet is waited for', { ...talk, trail: `
      03-02 10:00 started
      03-02 10:00 resting topic` }),
];

const present = of('check-in-gift');
const gifts = { subject: robin, start: '2026-03-01 10:00', until: '2026-04-05 00:00' } as const;
const sevenDays = [1, 2, 3, 5, 8, 9, 10].map((day) => happens(`2026-03-${String(day).padStart(2, '0')} 20:00`, 'checked_in'));
const gift: readonly Scenario[] = [
  present('seven days bring the course, and twice on a day is a day', { ...gifts, happens: [happens('2026-03-01 19:00', 'checked_in'), ...sevenDays], stock: { 'check-in course': { left: 1 } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course granted
      03-10 20:00 left tell-course done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('sold out, the course becomes a coupon', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 0 } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course soldOut
      03-10 20:00 resting coupon
      03-10 20:00 left coupon granted
      03-10 20:00 left tell-coupon done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('with the coupons gone too it is points', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 0 }, coupon: { left: 0 } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course soldOut
      03-10 20:00 resting coupon
      03-10 20:00 left coupon soldOut
      03-10 20:00 left points done
      03-10 20:00 left tell-points done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('with the coupons over it is points', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 0 }, coupon: { left: 9, until: '2026-03-05 00:00' } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course soldOut
      03-10 20:00 resting coupon
      03-10 20:00 left coupon expired
      03-10 20:00 left points done
      03-10 20:00 left tell-points done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('an offer that is over says so', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 9, until: '2026-03-05 00:00' } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course expired
      03-10 20:00 left over done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('whoever has the course already does not get it twice', { ...gifts, happens: sevenDays, granted: ['check-in course'], trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course already
      03-10 20:00 left had-it done
      03-10 20:00 ended completed` }),
  present('six days in thirty are not seven', { ...gifts, happens: sevenDays.slice(1), trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-31 10:00 left seven timeout
      03-31 10:00 left next-time done
      03-31 10:00 ended completed` }),
];

const asked = of('nps-loop');
const survey = { subject: robin, start: '2026-03-02 10:00', until: '2026-04-01 00:00' } as const;
const scores = (at: string, ask: string, score: number): Happening => ({ at, ask, given: { score } });
const nps: readonly Scenario[] = [
  asked('a promoter is invited to recommend', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 9)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps promoter
      03-02 12:00 left refer done
      03-02 12:00 left tag-promoter done
      03-02 12:00 ended completed` }),
  asked('the passive are asked what is missing', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 8), { at: '2026-03-02 12:05', ask: 'missing', given: { wish: 'More exercises' } }], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps passive
      03-02 12:00 resting missing
      03-02 12:05 left missing answered
      03-02 12:05 left thanks done
      03-02 12:05 ended completed` }),
  asked('and need not answer', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 7)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps passive
      03-02 12:00 resting missing
      03-04 12:00 left missing timeout
      03-04 12:00 ended completed` }),
  asked('a detractor is called within the day, and content a week later', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'mended', { matter: 'The teacher' }), scores('2026-03-09 16:00', 'better', 9)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call mended
      03-02 15:00 resting a-week
      03-09 15:00 left a-week done
      03-09 15:00 resting better
      03-09 16:00 left better promoter
      03-09 16:00 left refer done
      03-09 16:00 left tag-promoter done
      03-09 16:00 ended completed`,
  }),
  asked('what is not mended goes to the head, and may be better after a week', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'open', { matter: 'The teacher' }), done('2026-03-03 15:00', 'lead', 'mended'), scores('2026-03-10 16:00', 'better', 7)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call open
      03-02 15:00 resting lead
      03-03 15:00 left lead mended
      03-03 15:00 resting a-week
      03-10 15:00 left a-week done
      03-10 15:00 resting better
      03-10 16:00 left better passive
      03-10 16:00 left thanks done
      03-10 16:00 ended completed`,
  }),
  asked('a detractor whom nobody calls within 24 hours goes to the head, who may lose them', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 0), done('2026-03-03 15:00', 'lead', 'lost')], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 16:00 noted call escalated
      03-02 20:00 noted call unanswered
      03-03 12:00 left call overdue
      03-03 12:00 resting lead
      03-03 15:00 left lead lost
      03-03 15:00 left tag-detractor done
      03-03 15:00 ended completed`,
  }),
  asked('a detractor whom the head does not see to either is marked', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 0)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 16:00 noted call escalated
      03-02 20:00 noted call unanswered
      03-03 12:00 left call overdue
      03-03 12:00 resting lead
      03-05 12:00 left lead overdue
      03-05 12:00 left tag-detractor done
      03-05 12:00 ended completed` }),
  asked('whoever is still not content a week later is marked', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'mended', { matter: 'The teacher' }), scores('2026-03-09 16:00', 'better', 5)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call mended
      03-02 15:00 resting a-week
      03-09 15:00 left a-week done
      03-09 15:00 resting better
      03-09 16:00 left better detractor
      03-09 16:00 left tag-detractor done
      03-09 16:00 ended completed`,
  }),
  asked('whoever does not answer a week later is left', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'mended', { matter: 'The teacher' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call mended
      03-02 15:00 resting a-week
      03-09 15:00 left a-week done
      03-09 15:00 resting better
      03-12 15:00 left better timeout
      03-12 15:00 ended completed`,
  }),
  asked('whoever does not answer is asked once more, and then left', { ...survey, trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-08 10:00 left nps-again timeout
      03-08 10:00 ended completed` }),
  asked('a promoter may answer the second time', { ...survey, happens: [scores('2026-03-06 12:00', 'nps-again', 10)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-06 12:00 left nps-again promoter
      03-06 12:00 left refer done
      03-06 12:00 left tag-promoter done
      03-06 12:00 ended completed` }),
  asked('so may the passive', { ...survey, happens: [scores('2026-03-06 12:00', 'nps-again', 8)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-06 12:00 left nps-again passive
      03-06 12:00 resting missing
      03-08 12:00 left missing timeout
      03-08 12:00 ended completed` }),
  asked('and a detractor', { ...survey, happens: [scores('2026-03-06 12:00', 'nps-again', 1)], until: '2026-03-06 13:00', trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-06 12:00 left nps-again detractor
      03-06 12:00 resting call` }),
];

const tried = of('ab-communities');
const experiment = {
  subject: { kind: 'project' },
  context: { experiment: 'E-1', communityA: 'class-1', communityB: 'class-2', offer1: 'Three friends, half price', offer2: '100 off' },
  crowd: [
    { id: 'a1', communities: ['class-1'], did: [{ at: '2026-03-02 09:00', event: 'paid' }] },
    { id: 'b2', communities: ['class-1'] },
    { id: 'c3', communities: ['class-2'] },
  ],
  start: '2026-03-02 10:00',
  until: '2026-03-20 00:00',
} as const;
const ab: readonly Scenario[] = [
  tried('two communities get an offer each, are compared after a week, and the better one is taken on', {
    ...experiment, happens: [done('2026-03-09 12:00', 'conclude', 'a-better', { finding: 'Friends work' }), done('2026-03-10 12:00', 'roll-out', 'rolled-out')], trail: `
      03-02 10:00 started
      03-02 10:00 left assign crossed
      03-02 10:00 resting a-second
      03-02 10:00 left a-second done
      03-02 10:00 resting b-first
      03-02 10:00 left b-first done
      03-02 10:00 resting week
      03-09 10:00 left week done
      03-09 10:00 resting paid-a
      03-09 10:00 left paid-a done
      03-09 10:00 resting people-a
      03-09 10:00 left people-a done
      03-09 10:00 resting paid-b
      03-09 10:00 left paid-b done
      03-09 10:00 resting people-b
      03-09 10:00 left people-b done
      03-09 10:00 resting conclude
      03-09 12:00 left conclude a-better
      03-09 12:00 resting roll-out
      03-10 12:00 left roll-out rolled-out
      03-10 12:00 ended completed`,
  }),
  tried('an experiment may find the other one better', { ...experiment, subject: { kind: 'project', id: 'm2' }, happens: [done('2026-03-09 12:00', 'conclude', 'b-better', { finding: 'Money works' })], until: '2026-03-10 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 left assign straight
      03-02 10:00 resting a-first
      03-02 10:00 left a-first done
      03-02 10:00 resting b-second
      03-02 10:00 left b-second done
      03-02 10:00 resting week
      03-09 10:00 left week done
      03-09 10:00 resting paid-a
      03-09 10:00 left paid-a done
      03-09 10:00 resting people-a
      03-09 10:00 left people-a done
      03-09 10:00 resting paid-b
      03-09 10:00 left paid-b done
      03-09 10:00 resting people-b
      03-09 10:00 left people-b done
      03-09 10:00 resting conclude
      03-09 12:00 left conclude b-better
      03-09 12:00 resting roll-out` }),
  tried('or no difference', { ...experiment, happens: [done('2026-03-09 12:00', 'conclude', 'no-difference', { finding: 'Luck' })], trail: `
      03-02 10:00 started
      03-02 10:00 left assign crossed
      03-02 10:00 resting a-second
      03-02 10:00 left a-second done
      03-02 10:00 resting b-first
      03-02 10:00 left b-first done
      03-02 10:00 resting week
      03-09 10:00 left week done
      03-09 10:00 resting paid-a
      03-09 10:00 left paid-a done
      03-09 10:00 resting people-a
      03-09 10:00 left people-a done
      03-09 10:00 resting paid-b
      03-09 10:00 left paid-b done
      03-09 10:00 resting people-b
      03-09 10:00 left people-b done
      03-09 10:00 resting conclude
      03-09 12:00 left conclude no-difference
      03-09 12:00 ended completed` }),
];

const rewarded = of('referral-reward');
const friend = { subject: robin, context: { order: 'O-1' }, start: '2026-03-02 10:00', until: '2026-03-20 00:00' } as const;
const referrals: readonly Scenario[] = [
  rewarded('whoever referred a friend is rewarded once the money cannot go back', { ...friend, trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-09 10:00 left settled done
      03-09 10:00 resting reward
      03-09 10:00 left reward granted
      03-09 10:00 left tell done
      03-09 10:00 left tag-referrer done
      03-09 10:00 ended completed` }),
  rewarded('with the rewards gone it is points', { ...friend, stock: { 'referral reward': { left: 0 } }, trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-09 10:00 left settled done
      03-09 10:00 resting reward
      03-09 10:00 left reward soldOut
      03-09 10:00 left points done
      03-09 10:00 left tell-points done
      03-09 10:00 left tag-referrer done
      03-09 10:00 ended completed` }),
  rewarded('with the offer over it is points', { ...friend, stock: { 'referral reward': { left: 5, until: '2026-03-03 00:00' } }, trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-09 10:00 left settled done
      03-09 10:00 resting reward
      03-09 10:00 left reward expired
      03-09 10:00 left points done
      03-09 10:00 left tell-points done
      03-09 10:00 left tag-referrer done
      03-09 10:00 ended completed` }),
  rewarded('a refund to the friend brings nothing', { ...friend, happens: [happens('2026-03-05 10:00', 'refunded', { order: 'O-1' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-05 10:00 interrupted settled
      03-05 10:00 ended the friend was refunded` }),
];

const written = of('content-week');
const topics = { topic1: 'Maps', topic2: 'A vote', topic3: 'Ann’s story' };
const agreed = (at: string, step: string, vote: 'approve' | 'reject' = 'approve', visit = 1): Happening => ({ at, approval: step, by: 'Ann Editor', vote, visit });
const week = { subject: group, start: '2026-03-02 09:00', until: '2026-03-20 00:00', roster: { reviewer: ['Ann Editor', 'the scenario'] } } as const;
const weeks: readonly Scenario[] = [
  written('three pieces overlap, each posted at its hour and rated, and then the week is looked at', {
    ...week,
    happens: [
      done('2026-03-02 10:00', 'plan', 'planned', topics),
      done('2026-03-02 12:00', 'write-mon', 'written', { text1: 'One' }),
      agreed('2026-03-02 13:00', 'review-mon'),
      done('2026-03-02 14:00', 'write-wed', 'written', { text2: 'Two' }),
      agreed('2026-03-02 15:00', 'review-wed', 'reject'),
      done('2026-03-02 16:00', 'write-fri', 'written', { text3: 'Three' }),
      done('2026-03-03 10:00', 'write-wed', 'written', { text2: 'Two, better' }, 2),
      agreed('2026-03-03 11:00', 'review-wed', 'approve', 2),
      agreed('2026-03-03 12:00', 'review-fri', 'approve'),
      done('2026-03-05 10:00', 'rate-mon', 'good'),
      done('2026-03-07 10:00', 'rate-wed', 'low'),
      done('2026-03-08 10:00', 'improve-wed', 'improved'),
      done('2026-03-09 10:00', 'rate-fri', 'low'),
      done('2026-03-13 10:00', 'look', 'looked'),
    ],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-02 10:00 turn pieces mon
      03-02 10:00 resting write-mon
      03-02 10:00 turn pieces wed
      03-02 10:00 resting write-wed
      03-02 10:00 turn pieces fri
      03-02 10:00 resting write-fri
      03-02 12:00 left write-mon written
      03-02 12:00 resting review-mon
      03-02 13:00 left review-mon approved
      03-02 13:00 resting at-mon
      03-02 14:00 left write-wed written
      03-02 14:00 resting review-wed
      03-02 15:00 left review-wed rejected
      03-02 15:00 resting write-wed#2
      03-02 16:00 left write-fri written
      03-02 16:00 resting review-fri
      03-02 20:00 left at-mon reached
      03-02 20:00 left post-mon done
      03-02 20:00 resting settle-mon
      03-03 10:00 left write-wed#2 written
      03-03 10:00 resting review-wed#2
      03-03 11:00 left review-wed#2 approved
      03-03 11:00 resting at-wed
      03-03 12:00 left review-fri approved
      03-03 12:00 resting at-fri
      03-04 20:00 left settle-mon done
      03-04 20:00 resting rate-mon
      03-04 20:00 left at-wed reached
      03-04 20:00 left post-wed done
      03-04 20:00 resting settle-wed
      03-05 10:00 left rate-mon good
      03-05 10:00 left week-over arrived
      03-06 20:00 left settle-wed done
      03-06 20:00 resting rate-wed
      03-06 20:00 left at-fri reached
      03-06 20:00 left post-fri done
      03-06 20:00 resting settle-fri
      03-07 10:00 left rate-wed low
      03-07 10:00 resting improve-wed
      03-08 10:00 left improve-wed improved
      03-08 10:00 left week-over arrived
      03-08 20:00 left settle-fri done
      03-08 20:00 resting rate-fri
      03-09 10:00 left rate-fri low
      03-09 10:00 resting improve-fri
      03-12 10:00 left improve-fri overdue
      03-12 10:00 left week-over arrived
      03-12 10:00 left pieces joined
      03-12 10:00 left week-over done
      03-12 10:00 resting heat
      03-12 10:00 left heat done
      03-12 10:00 resting look
      03-13 10:00 left look looked
      03-13 10:00 ended completed`,
  }),
  written('what is dropped is not waited for', {
    ...week,
    happens: [
      done('2026-03-02 10:00', 'plan', 'planned', topics),
      ...[1, 2, 3].map((n) => done(`2026-03-02 1${n}:00`, `write-${['mon', 'wed', 'fri'][n - 1]}`, 'dropped', { [`text${n}`]: '-' })),
    ],
    until: '2026-03-03 00:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-02 10:00 turn pieces mon
      03-02 10:00 resting write-mon
      03-02 10:00 turn pieces wed
      03-02 10:00 resting write-wed
      03-02 10:00 turn pieces fri
      03-02 10:00 resting write-fri
      03-02 11:00 left write-mon dropped
      03-02 11:00 left week-over arrived
      03-02 12:00 left write-wed dropped
      03-02 12:00 left week-over arrived
      03-02 13:00 left write-fri dropped
      03-02 13:00 left week-over arrived
      03-02 13:00 left pieces joined
      03-02 13:00 left week-over done
      03-02 13:00 resting heat
      03-02 13:00 left heat done
      03-02 13:00 resting look`,
  }),
  written('a week off is a week off', { ...week, happens: [done('2026-03-02 10:00', 'plan', 'off', topics)], trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan off
      03-02 10:00 ended completed` }),
  written('what nobody reviews in a day goes out, and what nobody rates or improves is left', {
    ...week,
    happens: [
      done('2026-03-02 10:00', 'plan', 'planned', topics),
      done('2026-03-02 12:00', 'write-mon', 'written', { text1: 'One' }),
      done('2026-03-02 12:01', 'write-wed', 'written', { text2: 'Two' }),
      done('2026-03-02 12:02', 'write-fri', 'written', { text3: 'Three' }),
      done('2026-03-06 10:00', 'rate-mon', 'low'),
      done('2026-03-06 21:00', 'rate-wed', 'good'),
    ],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-02 10:00 turn pieces mon
      03-02 10:00 resting write-mon
      03-02 10:00 turn pieces wed
      03-02 10:00 resting write-wed
      03-02 10:00 turn pieces fri
      03-02 10:00 resting write-fri
      03-02 12:00 left write-mon written
      03-02 12:00 resting review-mon
      03-02 12:01 left write-wed written
      03-02 12:01 resting review-wed
      03-02 12:02 left write-fri written
      03-02 12:02 resting review-fri
      03-03 12:00 left review-mon timeout
      03-03 12:00 left at-mon reached
      03-03 12:00 left post-mon done
      03-03 12:00 resting settle-mon
      03-03 12:01 left review-wed timeout
      03-03 12:01 resting at-wed
      03-03 12:02 left review-fri timeout
      03-03 12:02 resting at-fri
      03-04 20:00 left at-wed reached
      03-04 20:00 left post-wed done
      03-04 20:00 resting settle-wed
      03-05 12:00 left settle-mon done
      03-05 12:00 resting rate-mon
      03-06 10:00 left rate-mon low
      03-06 10:00 resting improve-mon
      03-06 20:00 left settle-wed done
      03-06 20:00 resting rate-wed
      03-06 20:00 left at-fri reached
      03-06 20:00 left post-fri done
      03-06 20:00 resting settle-fri
      03-06 21:00 left rate-wed good
      03-06 21:00 left week-over arrived
      03-08 20:00 left settle-fri done
      03-08 20:00 resting rate-fri
      03-09 10:00 left improve-mon overdue
      03-09 10:00 left week-over arrived
      03-10 20:00 left rate-fri overdue
      03-10 20:00 left week-over arrived
      03-10 20:00 left pieces joined
      03-10 20:00 left week-over done
      03-10 20:00 resting heat
      03-10 20:00 left heat done
      03-10 20:00 resting look`,
  }),
  written('without a reviewer a piece goes out at its hour', {
    ...week,
    start: '2027-03-01 09:00',
    until: '2027-03-20 00:00',
    happens: [
      done('2027-03-01 10:00', 'plan', 'planned', topics),
      ...[1, 2, 3].map((n) => done(`2027-03-01 1${n}:00`, `write-${['mon', 'wed', 'fri'][n - 1]}`, 'written', { [`text${n}`]: 'A text' })),
      done('2027-03-05 21:00', 'rate-wed', 'low'),
      done('2027-03-08 10:00', 'rate-fri', 'good'),
    ],
    roster: { reviewer: ['the scenario'] },
    trail: `
      03-01 09:00 started
      03-01 09:00 resting plan
      03-01 10:00 left plan planned
      03-01 10:00 resting pieces
      03-01 10:00 turn pieces mon
      03-01 10:00 resting write-mon
      03-01 10:00 turn pieces wed
      03-01 10:00 resting write-wed
      03-01 10:00 turn pieces fri
      03-01 10:00 resting write-fri
      03-01 11:00 left write-mon written
      03-01 11:00 resting review-mon
      03-01 11:00 left review-mon tooFew
      03-01 11:00 resting at-mon
      03-01 12:00 left write-wed written
      03-01 12:00 resting review-wed
      03-01 12:00 left review-wed tooFew
      03-01 12:00 resting at-wed
      03-01 13:00 left write-fri written
      03-01 13:00 resting review-fri
      03-01 13:00 left review-fri tooFew
      03-01 13:00 resting at-fri
      03-01 20:00 left at-mon reached
      03-01 20:00 left post-mon done
      03-01 20:00 resting settle-mon
      03-03 20:00 left settle-mon done
      03-03 20:00 resting rate-mon
      03-03 20:00 left at-wed reached
      03-03 20:00 left post-wed done
      03-03 20:00 resting settle-wed
      03-05 20:00 left rate-mon overdue
      03-05 20:00 left week-over arrived
      03-05 20:00 left settle-wed done
      03-05 20:00 resting rate-wed
      03-05 20:00 left at-fri reached
      03-05 20:00 left post-fri done
      03-05 20:00 resting settle-fri
      03-05 21:00 left rate-wed low
      03-05 21:00 resting improve-wed
      03-07 20:00 left settle-fri done
      03-07 20:00 resting rate-fri
      03-08 10:00 left rate-fri good
      03-08 10:00 left week-over arrived
      03-08 21:00 left improve-wed overdue
      03-08 21:00 left week-over arrived
      03-08 21:00 left pieces joined
      03-08 21:00 left week-over done
      03-08 21:00 resting heat
      03-08 21:00 left heat done
      03-08 21:00 resting look`,
  }),
  written('what is rejected is written again, and what was rated low is improved', {
    ...week,
    happens: [
      done('2026-03-02 10:00', 'plan', 'planned', topics),
      ...[1, 2, 3].map((n) => done(`2026-03-02 1${n}:00`, `write-${['mon', 'wed', 'fri'][n - 1]}`, 'written', { [`text${n}`]: 'A text' })),
      agreed('2026-03-02 14:00', 'review-mon', 'reject'),
      agreed('2026-03-02 14:10', 'review-fri', 'reject'),
      done('2026-03-02 15:00', 'write-mon', 'written', { text1: 'Better' }, 2),
      done('2026-03-02 15:10', 'write-fri', 'written', { text3: 'Better' }, 2),
      done('2026-03-05 16:00', 'rate-mon', 'low'),
      done('2026-03-06 10:00', 'improve-mon', 'improved'),
      done('2026-03-08 21:00', 'rate-fri', 'low'),
      done('2026-03-09 10:00', 'improve-fri', 'improved'),
    ],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting plan
      03-02 10:00 left plan planned
      03-02 10:00 resting pieces
      03-02 10:00 turn pieces mon
      03-02 10:00 resting write-mon
      03-02 10:00 turn pieces wed
      03-02 10:00 resting write-wed
      03-02 10:00 turn pieces fri
      03-02 10:00 resting write-fri
      03-02 11:00 left write-mon written
      03-02 11:00 resting review-mon
      03-02 12:00 left write-wed written
      03-02 12:00 resting review-wed
      03-02 13:00 left write-fri written
      03-02 13:00 resting review-fri
      03-02 14:00 left review-mon rejected
      03-02 14:00 resting write-mon#2
      03-02 14:10 left review-fri rejected
      03-02 14:10 resting write-fri#2
      03-02 15:00 left write-mon#2 written
      03-02 15:00 resting review-mon#2
      03-02 15:10 left write-fri#2 written
      03-02 15:10 resting review-fri#2
      03-03 12:00 left review-wed timeout
      03-03 12:00 resting at-wed
      03-03 15:00 left review-mon#2 timeout
      03-03 15:00 left at-mon reached
      03-03 15:00 left post-mon done
      03-03 15:00 resting settle-mon
      03-03 15:10 left review-fri#2 timeout
      03-03 15:10 resting at-fri
      03-04 20:00 left at-wed reached
      03-04 20:00 left post-wed done
      03-04 20:00 resting settle-wed
      03-05 15:00 left settle-mon done
      03-05 15:00 resting rate-mon
      03-05 16:00 left rate-mon low
      03-05 16:00 resting improve-mon
      03-06 10:00 left improve-mon improved
      03-06 10:00 left week-over arrived
      03-06 20:00 left settle-wed done
      03-06 20:00 resting rate-wed
      03-06 20:00 left at-fri reached
      03-06 20:00 left post-fri done
      03-06 20:00 resting settle-fri
      03-08 20:00 left rate-wed overdue
      03-08 20:00 left week-over arrived
      03-08 20:00 left settle-fri done
      03-08 20:00 resting rate-fri
      03-08 21:00 left rate-fri low
      03-08 21:00 resting improve-fri
      03-09 10:00 left improve-fri improved
      03-09 10:00 left week-over arrived
      03-09 10:00 left pieces joined
      03-09 10:00 left week-over done
      03-09 10:00 resting heat
      03-09 10:00 left heat done
      03-09 10:00 resting look`,
  }),
];

const crowned = ofKit('kol-growth', 'honours');
const active = (id: string, times: number) => ({
  id, communities: ['m1'], did: Array.from({ length: times }, (_, n) => ({ at: `2026-03-20 0${n}:00`, event: 'message_posted' })),
});
const month = { subject: group, start: '2026-04-01 10:00', until: '2026-04-20 00:00', others: { flows: { kol: kitFlow('kol-growth', 'kol') }, ends: {} } } as const;
const honours: readonly Scenario[] = [
  crowned('the first three of a month are named, rewarded and invited', {
    ...month, crowd: [active('a1', 4), active('b2', 3), active('c3', 2), active('d4', 1)], happens: [done('2026-04-02 10:00', 'rewards', 'rewarded')], trail: `
      04-01 10:00 started
      04-01 10:00 resting rank
      04-01 10:00 left rank done
      04-01 10:00 resting top
      04-01 10:00 left top done
      04-01 10:00 left any some
      04-01 10:00 left announce done
      04-01 10:00 resting rewards
      04-02 10:00 left rewards rewarded
      04-02 10:00 resting nominate
      04-02 10:00 left nominate done
      04-02 10:00 ended completed`,
  }),
  crowned('rewards that nobody hands out do not keep them from being invited', { ...month, crowd: [active('a1', 4)], trail: `
      04-01 10:00 started
      04-01 10:00 resting rank
      04-01 10:00 left rank done
      04-01 10:00 resting top
      04-01 10:00 left top done
      04-01 10:00 left any some
      04-01 10:00 left announce done
      04-01 10:00 resting rewards
      04-06 10:00 left rewards overdue
      04-06 10:00 resting nominate
      04-06 10:00 left nominate done
      04-06 10:00 ended completed` }),
  crowned('a month of silence names nobody', { ...month, trail: `
      04-01 10:00 started
      04-01 10:00 resting rank
      04-01 10:00 left rank done
      04-01 10:00 resting top
      04-01 10:00 left top done
      04-01 10:00 left any otherwise
      04-01 10:00 ended completed` }),
];

const grown = ofKit('kol-growth', 'kol');
const candidate = { subject: robin, start: '2026-03-02 10:00', until: '2026-04-20 00:00' } as const;
const accepts = happens('2026-03-03 10:00', 'community.accepted', { community: 'kol-core' });
const spoke = (days: number) => Array.from({ length: days }, (_, n) => happens(`2026-03-${10 + n} 12:00`, 'message_posted'));
const shown = done('2026-03-04 10:00', 'mentor', 'shown');
const kols: readonly Scenario[] = [
  grown('whoever accepts has a role and a title, is shown around, and rewarded for ten days of talk', { ...candidate, happens: [accepts, shown, ...spoke(10)], stock: { 'KOL parcel': { left: 1 } }, trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite accepted
      03-03 10:00 left role done
      03-03 10:00 left title done
      03-03 10:00 resting mentor
      03-04 10:00 left mentor shown
      03-04 10:00 resting month
      04-04 10:00 left month done
      04-04 10:00 left contribution active
      04-04 10:00 resting reward
      04-04 10:00 left reward granted
      04-04 10:00 left tell-reward done
      04-04 10:00 ended completed` }),
  grown('with the parcels gone it is points', { ...candidate, happens: [accepts, shown, ...spoke(10)], stock: { 'KOL parcel': { left: 0 } }, trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite accepted
      03-03 10:00 left role done
      03-03 10:00 left title done
      03-03 10:00 resting mentor
      03-04 10:00 left mentor shown
      03-04 10:00 resting month
      04-04 10:00 left month done
      04-04 10:00 left contribution active
      04-04 10:00 resting reward
      04-04 10:00 left reward soldOut
      04-04 10:00 left points done
      04-04 10:00 ended completed` }),
  grown('with the parcels over it is points', { ...candidate, happens: [accepts, shown, ...spoke(10)], stock: { 'KOL parcel': { left: 3, until: '2026-03-05 00:00' } }, trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite accepted
      03-03 10:00 left role done
      03-03 10:00 left title done
      03-03 10:00 resting mentor
      03-04 10:00 left mentor shown
      03-04 10:00 resting month
      04-04 10:00 left month done
      04-04 10:00 left contribution active
      04-04 10:00 resting reward
      04-04 10:00 left reward expired
      04-04 10:00 left points done
      04-04 10:00 ended completed` }),
  grown('whoever is seldom seen has a talk, and goes on for another month', {
    ...candidate, happens: [accepts, ...spoke(3), done('2026-04-07 10:00', 'talk', 'goes-on')], until: '2026-04-08 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite accepted
      03-03 10:00 left role done
      03-03 10:00 left title done
      03-03 10:00 resting mentor
      03-06 10:00 left mentor overdue
      03-06 10:00 resting month
      04-06 10:00 left month done
      04-06 10:00 left contribution otherwise
      04-06 10:00 resting talk
      04-07 10:00 left talk goes-on
      04-07 10:00 resting month#2`,
  }),
  grown('or steps back with thanks', { ...candidate, happens: [accepts, shown, done('2026-04-05 10:00', 'talk', 'steps-back')], trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite accepted
      03-03 10:00 left role done
      03-03 10:00 left title done
      03-03 10:00 resting mentor
      03-04 10:00 left mentor shown
      03-04 10:00 resting month
      04-04 10:00 left month done
      04-04 10:00 left contribution otherwise
      04-04 10:00 resting talk
      04-05 10:00 left talk steps-back
      04-05 10:00 left thank-you done
      04-05 10:00 ended completed` }),
  grown('a talk that nobody has had yet is waited for', { ...candidate, happens: [accepts, shown], trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite accepted
      03-03 10:00 left role done
      03-03 10:00 left title done
      03-03 10:00 resting mentor
      03-04 10:00 left mentor shown
      03-04 10:00 resting month
      04-04 10:00 left month done
      04-04 10:00 left contribution otherwise
      04-04 10:00 resting talk` }),
  grown('whoever declines is not asked again', { ...candidate, happens: [happens('2026-03-03 10:00', 'community.declined', { community: 'kol-core' })], trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite declined
      03-03 10:00 left declined done
      03-03 10:00 ended completed` }),
  grown('whoever does not answer is asked in person, and invited again where willing', {
    ...candidate, happens: [done('2026-03-10 10:00', 'call', 'will'), happens('2026-03-11 10:00', 'community.declined', { community: 'kol-core' })], trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-09 10:00 left invite timeout
      03-09 10:00 resting call
      03-10 10:00 left call will
      03-10 10:00 resting invite#2
      03-11 10:00 left invite#2 declined
      03-11 10:00 left declined done
      03-11 10:00 ended completed`,
  }),
  grown('whoever is not willing is left', { ...candidate, happens: [done('2026-03-10 10:00', 'call', 'will-not')], trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-09 10:00 left invite timeout
      03-09 10:00 resting call
      03-10 10:00 left call will-not
      03-10 10:00 left declined done
      03-10 10:00 ended completed` }),
  grown('whom nobody asks is left', { ...candidate, trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-09 10:00 left invite timeout
      03-09 10:00 resting call
      03-12 10:00 left call overdue
      03-12 10:00 left declined done
      03-12 10:00 ended completed` }),
];

const hosted = ofKit('sharing-session', 'session');
const attends = ofKit('sharing-session', 'attendee');
const lecture = { activity: 'm1', title: 'How to read maps', community: 'class-1', startsAt: '2026-03-20T19:30:00+08:00', endsAt: '2026-03-20T21:00:00+08:00' };
const registered = (id: string) => ({ id, communities: ['class-1'], did: [{ at: '2026-03-01 09:00', event: 'registered', properties: { activity: 'm1' } }] });
const speaker = { speaker: 'Mo Atlas' };
const session = {
  subject: { kind: 'activity' },
  context: lecture,
  crowd: [registered('a1'), registered('b2'), { id: 'c3', communities: ['class-1'] }],
  others: { flows: { attendee: kitFlow('sharing-session', 'attendee') }, ends: {} },
  start: '2026-03-02 10:00',
  until: '2026-04-10 00:00',
} as const;
const told = ['activity', 'title', 'startsAt', 'endsAt'] as const;
const own = { subject: robin, context: Object.fromEntries(told.map((name) => [name, lecture[name]])), until: '2026-04-01 00:00' };
const sessions: readonly Scenario[] = [
  hosted('a session is announced, pushed and cared for, once for each; nobody came, so nothing is drawn and it is reviewed', {
    ...session,
    happens: [
      done('2026-03-03 10:00', 'speaker', 'declined', { speaker: 'Bo' }),
      done('2026-03-04 10:00', 'speaker', 'confirmed', speaker, 2),
      done('2026-03-23 10:00', 'review', 'reviewed'),
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting speaker
      03-03 10:00 left speaker declined
      03-03 10:00 resting speaker#2
      03-04 10:00 left speaker#2 confirmed
      03-04 10:00 resting t-7
      03-13 10:00 left t-7 reached
      03-13 10:00 resting announce
      03-13 10:00 left announce done
      03-13 10:00 resting t-3
      03-17 12:00 left t-3 reached
      03-17 12:00 resting push
      03-17 12:00 left push done
      03-17 12:00 resting t-1
      03-19 20:00 left t-1 reached
      03-19 20:00 resting each
      03-19 20:00 left each done
      03-19 20:00 resting latecomers
      03-20 18:20 left latecomers reached
      03-20 18:20 resting each-late
      03-20 18:20 left each-late done
      03-20 18:20 resting over
      03-20 21:30 left over reached
      03-20 21:30 resting draw
      03-20 21:30 left draw done
      03-20 21:30 left drawn otherwise
      03-20 21:30 resting attendance
      03-20 21:30 left attendance done
      03-20 21:30 left enough low
      03-20 21:30 resting review
      03-23 10:00 left review reviewed
      03-23 10:00 ended completed`,
  }),
  hosted('a session without a speaker is called off', { ...session, happens: [done('2026-03-03 10:00', 'speaker', 'none', { speaker: '-' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting speaker
      03-03 10:00 left speaker none
      03-03 10:00 left no-speaker
      03-03 10:00 ended no speaker` }),
  hosted('a session that is found late is announced at once, and where nobody came nothing is drawn', {
    ...session, crowd: [], start: '2026-03-20 18:00', happens: [done('2026-03-20 18:30', 'speaker', 'confirmed', speaker)], trail: `
      03-20 18:00 started
      03-20 18:00 resting speaker
      03-20 18:30 left speaker confirmed
      03-20 18:30 left t-7 reached
      03-20 18:30 resting announce
      03-20 18:30 left announce done
      03-20 18:30 left t-3 past
      03-20 18:30 left t-1 reached
      03-20 18:30 resting each
      03-20 18:30 left each empty
      03-20 18:30 left latecomers past
      03-20 18:30 resting over
      03-20 21:30 left over reached
      03-20 21:30 resting draw
      03-20 21:30 left draw done
      03-20 21:30 left drawn otherwise
      03-20 21:30 resting attendance
      03-20 21:30 left attendance done
      03-20 21:30 left enough low
      03-20 21:30 resting review`,
  }),
  hosted('a session without anybody registered goes on', { ...session, crowd: [], happens: [done('2026-03-03 10:00', 'speaker', 'confirmed', speaker)], until: '2026-03-20 19:00', trail: `
      03-02 10:00 started
      03-02 10:00 resting speaker
      03-03 10:00 left speaker confirmed
      03-03 10:00 resting t-7
      03-13 10:00 left t-7 reached
      03-13 10:00 resting announce
      03-13 10:00 left announce done
      03-13 10:00 resting t-3
      03-17 12:00 left t-3 reached
      03-17 12:00 resting push
      03-17 12:00 left push done
      03-17 12:00 resting t-1
      03-19 20:00 left t-1 reached
      03-19 20:00 resting each
      03-19 20:00 left each empty
      03-19 20:00 resting latecomers
      03-20 18:20 left latecomers reached
      03-20 18:20 resting each-late
      03-20 18:20 left each-late empty
      03-20 18:20 resting over` }),
  hosted('a session that is moved moves its reminders', {
    ...session, happens: [done('2026-03-03 10:00', 'speaker', 'confirmed', speaker), happens('2026-03-10 10:00', 'activity.moved', { startsAt: '2026-03-27T19:30:00+08:00', endsAt: '2026-03-27T21:00:00+08:00' })], until: '2026-03-21 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 resting speaker
      03-03 10:00 left speaker confirmed
      03-03 10:00 resting t-7
      03-10 10:00 updated
      03-10 10:00 noted t-7 retimed
      03-20 10:00 left t-7 reached
      03-20 10:00 resting announce
      03-20 10:00 left announce done
      03-20 10:00 resting t-3`,
  }),
  hosted('a session whose people came needs no review', {
    ...session,
    crowd: [{ ...registered('a1'), did: [...registered('a1').did, { at: '2026-03-20 19:35', event: 'attended', properties: { activity: 'm1' } }] }],
    start: '2026-03-20 19:40',
    happens: [done('2026-03-20 19:50', 'speaker', 'confirmed', speaker), done('2026-03-22 10:00', 'prizes', 'sent-out')],
    trail: `
      03-20 19:40 started
      03-20 19:40 resting speaker
      03-20 19:50 left speaker confirmed
      03-20 19:50 left t-7 reached
      03-20 19:50 resting announce
      03-20 19:50 left announce done
      03-20 19:50 left t-3 past
      03-20 19:50 left t-1 reached
      03-20 19:50 resting each
      03-20 19:50 left each done
      03-20 19:50 left latecomers past
      03-20 19:50 resting over
      03-20 21:30 left over reached
      03-20 21:30 resting draw
      03-20 21:30 left draw done
      03-20 21:30 left drawn some
      03-20 21:30 resting congratulate
      03-20 21:30 left congratulate done
      03-20 21:30 resting prizes
      03-22 10:00 left prizes sent-out
      03-22 10:00 resting attendance
      03-22 10:00 left attendance done
      03-22 10:00 left enough otherwise
      03-22 10:00 ended completed`,
  }),
  hosted('prizes that nobody sends hold nothing up', {
    ...session,
    crowd: [{ ...registered('a1'), did: [...registered('a1').did, { at: '2026-03-20 19:35', event: 'attended', properties: { activity: 'm1' } }] }],
    start: '2026-03-20 19:40',
    happens: [done('2026-03-20 19:50', 'speaker', 'confirmed', speaker)],
    trail: `
      03-20 19:40 started
      03-20 19:40 resting speaker
      03-20 19:50 left speaker confirmed
      03-20 19:50 left t-7 reached
      03-20 19:50 resting announce
      03-20 19:50 left announce done
      03-20 19:50 left t-3 past
      03-20 19:50 left t-1 reached
      03-20 19:50 resting each
      03-20 19:50 left each done
      03-20 19:50 left latecomers past
      03-20 19:50 resting over
      03-20 21:30 left over reached
      03-20 21:30 resting draw
      03-20 21:30 left draw done
      03-20 21:30 left drawn some
      03-20 21:30 resting congratulate
      03-20 21:30 left congratulate done
      03-20 21:30 resting prizes
      03-25 21:30 left prizes overdue
      03-25 21:30 resting attendance
      03-25 21:30 left attendance done
      03-25 21:30 left enough otherwise
      03-25 21:30 ended completed`,
  }),
  attends('whoever registered is reminded twice, comes, and says how it was', {
    ...own,
    start: '2026-03-19 20:00',
    happens: [happens('2026-03-20 19:31', 'attended', { activity: 'm2' }), happens('2026-03-20 19:32', 'attended', { activity: 'm1' }), { at: '2026-03-21 09:00', ask: 'questions', given: { score: 5, wish: 'Atlases' } }],
    trail: `
      03-19 20:00 started
      03-19 20:00 left day-before reached
      03-19 20:00 left remind-day done
      03-19 20:00 resting hour-before
      03-20 18:30 left hour-before reached
      03-20 18:30 left remind-hour done
      03-20 18:30 resting came
      03-20 19:32 left came attended
      03-20 19:32 resting after
      03-20 21:00 left after reached
      03-20 21:00 resting questions
      03-21 09:00 left questions answered
      03-21 09:00 left thanks done
      03-21 09:00 ended completed`,
  }),
  attends('whoever came need not say how it was', { ...own, start: '2026-03-20 19:00', happens: [happens('2026-03-20 19:32', 'attended', { activity: 'm1' })], trail: `
      03-20 19:00 started
      03-20 19:00 left day-before past
      03-20 19:00 left hour-before past
      03-20 19:00 resting came
      03-20 19:32 left came attended
      03-20 19:32 resting after
      03-20 21:00 left after reached
      03-20 21:00 resting questions
      03-22 21:00 left questions timeout
      03-22 21:00 ended completed` }),
  attends('whoever did not come has the replay', { ...own, start: '2026-03-20 18:20', trail: `
      03-20 18:20 started
      03-20 18:20 left day-before past
      03-20 18:20 resting hour-before
      03-20 18:30 left hour-before reached
      03-20 18:30 left remind-hour done
      03-20 18:30 resting came
      03-20 21:00 left came timeout
      03-20 21:00 left replay done
      03-20 21:00 ended completed` }),
  attends('whoever takes the registration back hears nothing more', { ...own, start: '2026-03-19 20:00', happens: [happens('2026-03-20 09:00', 'unregistered', { activity: 'm1' })], trail: `
      03-19 20:00 started
      03-19 20:00 left day-before reached
      03-19 20:00 left remind-day done
      03-19 20:00 resting hour-before
      03-20 09:00 interrupted hour-before
      03-20 09:00 ended took it back` }),
];

export const manyGalleryScenarios: readonly Scenario[] = [...lurkers, ...gift, ...nps, ...ab, ...referrals, ...weeks, ...honours, ...kols, ...sessions];
