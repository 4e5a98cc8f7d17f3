// A sharing session: the activity itself, and each of those who registered.
import { kitFlow } from './gallery-flow.ts';
import { done, happens, ofKit, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const hosted = ofKit('sharing-session', 'session');
const attends = ofKit('sharing-session', 'attendee');
const lecture = { activity: 'm1', title: 'How to read maps', community: 'class-1', startsAt: '2026-03-20T19:30:00+08:00', endsAt: '2026-03-20T21:00:00+08:00' };
const registered = (id: string, activity = 'm1') => ({ id, communities: ['class-1'], did: [{ at: '2026-03-01 09:00', event: 'registered', properties: { activity } }] });
/** To another session of the same evening. */
const attends2 = { at: '2026-03-20 19:40', event: 'attended', properties: { activity: 'm2' } };
/** Registered for another session of the week, where they went too: of this one they are not. */
const elsewhere = { ...registered('d4', 'm2'), did: [...registered('d4', 'm2').did, attends2] };
const speaker = { speaker: 'Mo Atlas' };
const session = {
  subject: { kind: 'activity' },
  context: lecture,
  crowd: [registered('a1'), { ...registered('b2'), did: [...registered('b2').did, attends2] }, { id: 'c3', communities: ['class-1'] }, elsewhere],
  others: { flows: { attendee: kitFlow('sharing-session', 'attendee') }, ends: {} },
  start: '2026-03-02 10:00',
  until: '2026-04-10 00:00',
} as const;
const told = ['activity', 'title', 'startsAt', 'endsAt'] as const;
const own = { subject: robin, context: Object.fromEntries(told.map((name) => [name, lecture[name]])), until: '2026-04-01 00:00' };
const sessions: readonly Scenario[] = [
  hosted('a session is announced, pushed to those not registered for it and cared for, once for each; nobody came to it, so nothing is drawn and it is reviewed', {
    ...session,
    told: { announce: { sent: 4 }, push: { sent: 2, excluded: 2 }, draw: { winners: [], drawnFrom: 0 }, attendance: { attended: 0, audienceSize: 2 } },
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
    crowd: [{ ...registered('a1'), did: [...registered('a1').did, { at: '2026-03-20 19:35', event: 'attended', properties: { activity: 'm1' } }] }, ...session.crowd.slice(1)],
    told: { draw: { winners: ['a1'], drawnFrom: 1 }, attendance: { attended: 50, audienceSize: 2 } },
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
      03-20 18:30 resting after
      03-20 21:30 left after reached
      03-20 21:30 left came attended
      03-20 21:30 resting questions
      03-21 09:00 left questions answered
      03-21 09:00 left thanks done
      03-21 09:00 ended completed`,
  }),
  attends('whoever had come before they were taken care of is asked too, and need not say how it was', { ...own, start: '2026-03-20 20:00', happens: [happens('2026-03-20 19:32', 'attended', { activity: 'm1' })], trail: `
      03-20 20:00 started
      03-20 20:00 left day-before past
      03-20 20:00 left hour-before past
      03-20 20:00 resting after
      03-20 21:30 left after reached
      03-20 21:30 left came attended
      03-20 21:30 resting questions
      03-22 21:30 left questions timeout
      03-22 21:30 ended completed` }),
  attends('whoever came to another session of that evening has the replay of this one', { ...own, start: '2026-03-20 18:20', happens: [happens('2026-03-20 19:40', 'attended', { activity: 'm2' })], trail: `
      03-20 18:20 started
      03-20 18:20 left day-before past
      03-20 18:20 resting hour-before
      03-20 18:30 left hour-before reached
      03-20 18:30 left remind-hour done
      03-20 18:30 resting after
      03-20 21:30 left after reached
      03-20 21:30 left came otherwise
      03-20 21:30 left replay done
      03-20 21:30 ended completed` }),
  attends('whoever takes the registration back hears nothing more', { ...own, start: '2026-03-19 20:00', happens: [happens('2026-03-20 09:00', 'unregistered', { activity: 'm1' })], trail: `
      03-19 20:00 started
      03-19 20:00 left day-before reached
      03-19 20:00 left remind-day done
      03-19 20:00 resting hour-before
      03-20 09:00 interrupted hour-before
      03-20 09:00 ended took it back` }),
];

export const sessionScenarios: readonly Scenario[] = [...sessions];
