// Those who contribute most: the month’s honours, and the invitation to become one of the core.
import { kitFlow } from './gallery-flow.ts';
import { done, group, happens, ofKit, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const crowned = ofKit('kol-growth', 'honours');
const active = (id: string, times: number) => ({
  id, communities: ['m1'], did: Array.from({ length: times }, (_, n) => ({ at: `2026-03-20 0${n}:00`, event: 'message_posted' })),
});
const month = { subject: group, start: '2026-04-01 10:00', until: '2026-04-20 00:00', others: { flows: { kol: kitFlow('kol-growth', 'kol'), honoured: kitFlow('kol-growth', 'honoured') }, ends: {} } } as const;
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
      04-01 10:00 resting honour
      04-01 10:00 left honour done
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
      04-01 10:00 resting honour
      04-01 10:00 left honour done
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
  grown('whoever accepts when the core group is full is put on the list of those who wait', {
    ...candidate, happens: [accepts], capacities: { 'kol-core': 1 }, crowd: [{ id: 'first', communities: ['kol-core'] }], trail: `
      03-02 10:00 started
      03-02 10:00 left ask done
      03-02 10:00 resting invite
      03-03 10:00 left invite full
      03-03 10:00 left waiting done
      03-03 10:00 ended completed` }),
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

export const cultivationScenarios: readonly Scenario[] = [...honours, ...kols];
