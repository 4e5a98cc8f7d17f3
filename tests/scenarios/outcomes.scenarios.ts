// What becomes of messages, as events: to fall back to another channel, to wait for, to count.
import { END, flow, step } from '@sopwith/engine';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const until = '2026-03-05 09:00';
const mail = { channel: 'email', purpose: 'service', text: 'Your parcel is late', subject: 'Parcel' } as const;
const inbox = { channel: 'in-app', purpose: 'service', text: 'Your parcel is late' } as const;
const anHour = { type: 'after', duration: { amount: 1, unit: 'hours' } } as const;

const outcomeOfMail = {
  events: [
    { id: 'failed', event: '$message.failed', where: { type: 'compare', left: { type: 'property', name: 'step' }, op: 'eq', right: { type: 'value', value: 'mail' } } },
    { id: 'went', event: '$message.sent' },
  ],
  deadline: anHour,
} as const;

const fallingBack = flow(
  { name: 'Falling back' },
  {
    mail: step('message', mail, { done: 'outcome' }),
    outcome: step('wait-event', outcomeOfMail, { failed: 'inbox', went: END, timeout: END }),
    inbox: step('message', inbox, { done: END }),
  },
);

export const outcomeScenarios: readonly Scenario[] = [
  {
    title: 'a flow that hears that its e-mail failed goes by another channel',
    flow: fallingBack,
    failing: ['email'],
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 left mail done
      03-02 09:00 resting outcome
      03-02 09:00 left outcome failed
      03-02 09:00 left inbox done
      03-02 09:00 ended completed`,
    texts: [mail.text, inbox.text],
  },
  {
    title: 'a flow that hears that its e-mail went says nothing more',
    flow: fallingBack,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 left mail done
      03-02 09:00 resting outcome
      03-02 09:00 left outcome went
      03-02 09:00 ended completed`,
    texts: [mail.text],
  },
  {
    title: 'a message that waits for its channel leaves by failed, which leads to another channel',
    flow: flow(
      { name: 'Falling back at once' },
      {
        mail: step('message', { ...mail, waitFor: 'accepted' }, { done: END, skipped: 'inbox', failed: 'inbox' }),
        inbox: step('message', inbox, { done: END }),
      },
    ),
    failing: ['email'],
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting mail
      03-02 09:00 left mail failed
      03-02 09:00 left inbox done
      03-02 09:00 ended completed`,
    texts: [mail.text, inbox.text],
  },
  {
    title: 'a reminder that falls into quiet hours is told of as sent in the morning, when it goes',
    flow: flow(
      { name: 'Overnight' },
      {
        remind: step('message', { ...mail, purpose: 'reminder' }, { done: 'sent' }),
        sent: step('wait-event', { events: [{ id: 'sent', event: '$message.sent' }], deadline: null }, { sent: END }),
      },
    ),
    start: '2026-03-02 22:30',
    until,
    trail: `
      03-02 22:30 started
      03-02 22:30 left remind done
      03-02 22:30 resting sent
      03-03 08:00 left sent sent
      03-03 08:00 ended completed`,
  },
  {
    title: 'a run that counts its messages counts each once, as soon as it went',
    flow: flow(
      { name: 'Counting' },
      {
        one: step('message', inbox, { done: 'night' }),
        night: step('wait-duration', { duration: { amount: 1, unit: 'days' } }, { done: 'two' }),
        two: step('message', inbox, { done: 'both' }),
        both: step(
          'wait-condition',
          { until: { type: 'count', event: '$message.sent', of: 'events', op: 'eq', value: 2, window: { type: 'sinceStart' } }, deadline: anHour },
          { met: END, timeout: END },
        ),
      },
    ),
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 left one done
      03-02 09:00 resting night
      03-03 09:00 left night done
      03-03 09:00 left two done
      03-03 09:00 resting both
      03-03 09:00 left both met
      03-03 09:00 ended completed`,
  },
  {
    title: 'a message to a minor that is not sent is told of with its reason',
    flow: flow(
      { name: 'Not for minors' },
      {
        offer: step('message', { ...inbox, purpose: 'marketing' }, { done: 'minor' }),
        minor: step(
          'wait-event',
          {
            events: [{ id: 'skipped', event: '$message.skipped', where: { type: 'compare', left: { type: 'property', name: 'reason' }, op: 'eq', right: { type: 'value', value: 'minor' } } }],
            deadline: anHour,
          },
          { skipped: END, timeout: END },
        ),
      },
    ),
    subject: { attributes: { isMinor: true } },
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 left offer done
      03-02 09:00 resting minor
      03-02 09:00 left minor skipped
      03-02 09:00 ended completed`,
  },
];
