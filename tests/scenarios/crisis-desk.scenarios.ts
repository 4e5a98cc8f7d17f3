// How a crisis is noticed: by a word in a chat, a mention outside, a feeling, or a person; and what a false alarm comes to.
import { done, ofKit, robin } from './gallery-told.ts';
import { EARLIER_INCIDENT, type Scenario } from './scenario.ts';

const noticed = ofKit('crisis-desk', 'detect');
const monday = { subject: robin, start: '2026-03-02 10:00', until: '2026-03-03 00:00' } as const;
const wrote = { startedBy: { did: 'message_posted', properties: { text: 'This is a SCAM, I want my money back' } } } as const;

export const deskScenarios: readonly Scenario[] = [
  noticed('a word of complaint in a chat is judged by whoever is on duty, and filed as a complaint', {
    ...monday, ...wrote, happens: [{ at: '2026-03-02 10:03', takeUp: 'confirm' }, done('2026-03-02 10:08', 'confirm', 'complaint', { verdict: 'The lesson was cut off', cause: 'platform' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:03 noted confirm acknowledged
      03-02 10:08 left confirm complaint
      03-02 10:08 left file done
      03-02 10:08 ended completed`,
  }),
  noticed('a mention outside that is a complaint is filed as one, with the cause by which others join it', {
    ...monday, startedBy: { did: 'mention.found', properties: { text: 'They do not answer for days', url: 'https://example.test/post' } },
    happens: [{ at: '2026-03-02 10:02', takeUp: 'confirm' }, done('2026-03-02 10:06', 'confirm', 'complaint', { verdict: 'Answers take days', cause: 'answers' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:02 noted confirm acknowledged
      03-02 10:06 left confirm complaint
      03-02 10:06 left file done
      03-02 10:06 ended completed`,
  }),
  noticed('a mention outside that is none of a complaint is closed, with the reason', {
    ...monday, startedBy: { did: 'mention.found', properties: { text: 'Sopwith, the film', url: 'https://example.test/film' } },
    happens: [done('2026-03-02 10:04', 'confirm', 'false-alarm', { verdict: 'It is about a film', cause: '' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:04 left confirm false-alarm
      03-02 10:04 left closed
      03-02 10:04 ended a false alarm`,
  }),
  noticed('what nobody takes up goes to the head of service, and after ten minutes to the head of the community, who files it', {
    ...monday, startedBy: { did: 'sentiment.judged', properties: { text: 'I am so tired of this', score: -0.8 } },
    happens: [done('2026-03-02 10:25', 'lead', 'complaint', { verdict: 'Tired of waiting for comments', cause: 'comments' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:05 noted confirm escalated
      03-02 10:10 left confirm overdue
      03-02 10:10 resting lead
      03-02 10:25 left lead complaint
      03-02 10:25 left file done
      03-02 10:25 ended completed`,
  }),
  noticed('who belongs to an incident that is open already joins it by its number, and is told that it is known', {
    ...monday, ...wrote, incidents: ['platform'], happens: [done('2026-03-02 10:03', 'confirm', 'known', { verdict: 'Cut off too', cause: '', incident: EARLIER_INCIDENT })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:03 left confirm known
      03-02 10:03 resting join
      03-02 10:03 left join done
      03-02 10:03 left known done
      03-02 10:03 ended completed`,
    texts: ['Robin, others have met the same, and we are on it. You will hear from us as soon as it is solved.'],
  }),
  noticed('where there is no incident of that number, it is a complaint of its own; the head knows of open ones too', {
    ...monday, ...wrote, happens: [done('2026-03-02 10:15', 'lead', 'known', { verdict: 'Cut off too', cause: 'platform', incident: 'none' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:05 noted confirm escalated
      03-02 10:10 left confirm overdue
      03-02 10:10 resting lead
      03-02 10:15 left lead known
      03-02 10:15 resting join
      03-02 10:15 left join none
      03-02 10:15 left file done
      03-02 10:15 ended completed`,
    texts: [],
  }),
  noticed('where no number was given, too', {
    ...monday, ...wrote, happens: [done('2026-03-02 10:15', 'lead', 'known', { verdict: 'Cut off too', cause: 'platform', incident: '' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:05 noted confirm escalated
      03-02 10:10 left confirm overdue
      03-02 10:10 resting lead
      03-02 10:15 left lead known
      03-02 10:15 left join none
      03-02 10:15 left file done
      03-02 10:15 ended completed`,
  }),
  noticed('the head may find a false alarm as well', {
    ...monday, ...wrote, happens: [done('2026-03-02 10:15', 'lead', 'false-alarm', { verdict: 'A joke among friends', cause: '' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:05 noted confirm escalated
      03-02 10:10 left confirm overdue
      03-02 10:10 resting lead
      03-02 10:15 left lead false-alarm
      03-02 10:15 left closed
      03-02 10:15 ended a false alarm`,
  }),
  noticed('what nobody has judged in half an hour counts as a complaint, also where a person had put it in by hand', {
    ...monday, context: { text: 'Heard of it on the phone' }, trail: `
      03-02 10:00 started
      03-02 10:00 resting confirm
      03-02 10:05 noted confirm escalated
      03-02 10:10 left confirm overdue
      03-02 10:10 resting lead
      03-02 10:30 left lead overdue
      03-02 10:30 left unjudged done
      03-02 10:30 ended completed`,
  }),
];
