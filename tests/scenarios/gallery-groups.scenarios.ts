// What a group is told and asked at once: a topic that wakes it up.
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

export const groupScenarios: readonly Scenario[] = lurkers;
