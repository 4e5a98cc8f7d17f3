// What a group is told and asked at once: a topic that wakes it up, and two strategies side by side.
import { done, group, inGroup, of } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

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

export const groupScenarios: readonly Scenario[] = [...lurkers, ...ab];
