// Who may come again: each rule, from both sides of its border, and within a key.
import { flow, type FlowDocument, step } from '@sopwith/engine';
import { hours, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const triggers = [{ type: 'event', event: 'asked' }] as const;
const steps = { wait: waitThen(hours(2), 'bye'), bye: step('exit', { reason: 'answered' }, {}) };
const asked = (reentry: FlowDocument['reentry']) => flow({ name: 'Answers', triggers, reentry }, steps);
const ask = (at: string, properties = {}) => ({ at, event: 'asked', properties });

export const reentryScenarios: readonly Scenario[] = [
  {
    title: 'once and never again: neither while the run is on nor when it is over, by an event or by hand',
    flow: asked({ type: 'never' }),
    startedBy: { did: 'asked', properties: {} },
    start: '2026-03-02 09:00',
    until: '2026-03-20 09:00',
    happens: [ask('2026-03-02 10:00'), ask('2026-03-02 12:00'), { at: '2026-03-12 09:00', enrol: {} }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 left bye
      03-02 11:00 ended answered`,
    refused: ['03-02 10:00 alreadyIn', '03-02 12:00 onlyOnce', '03-12 09:00 onlyOnce'],
  },
  {
    title: 'again after the end, and at the instant of the end not yet',
    flow: asked({ type: 'afterEnd' }),
    startedBy: { did: 'asked', properties: {} },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [ask('2026-03-02 11:00'), { at: '2026-03-02 12:00', enrol: {} }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 left bye
      03-02 11:00 ended answered
      03-02 12:00 started
      03-02 12:00 resting wait
      03-02 14:00 left wait done
      03-02 14:00 left bye
      03-02 14:00 ended answered`,
    refused: ['03-02 11:00 alreadyIn'],
  },
  {
    title: 'what ends a run by its exit does not start the next one',
    flow: flow(
      { name: 'Until they ask', triggers, reentry: { type: 'afterEnd' }, exits: [{ id: 'again', event: 'asked', reason: 'asked again' }] },
      { wait: waitThen(hours(2), 'bye'), bye: step('exit', { reason: 'answered' }, {}) },
    ),
    startedBy: { did: 'asked', properties: {} },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [ask('2026-03-02 10:00'), ask('2026-03-02 10:30')],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 10:00 interrupted wait
      03-02 10:00 ended asked again
      03-02 10:30 started
      03-02 10:30 resting wait
      03-02 12:30 left wait done
      03-02 12:30 left bye
      03-02 12:30 ended answered`,
    refused: ['03-02 10:00 alreadyIn'],
  },
  {
    title: 'again so many days after the end: a minute before is too soon, the minute itself is not',
    flow: asked({ type: 'afterDays', days: 3 }),
    startedBy: { did: 'asked', properties: {} },
    start: '2026-03-02 09:00',
    until: '2026-03-06 09:00',
    happens: [ask('2026-03-05 10:59'), ask('2026-03-05 11:00')],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 left bye
      03-02 11:00 ended answered
      03-05 11:00 started
      03-05 11:00 resting wait
      03-05 13:00 left wait done
      03-05 13:00 left bye
      03-05 13:00 ended answered`,
    refused: ['03-05 10:59 tooSoon'],
  },
  {
    title: 'so many days after the end are days on the calendar: with the beginning of summer time in between, an hour less',
    flow: asked({ type: 'afterDays', days: 1 }),
    subject: { zone: 'Europe/London' },
    startedBy: { did: 'asked', properties: {} },
    start: '2026-03-28 09:00',
    until: '2026-03-30 00:00',
    happens: [ask('2026-03-29 10:59'), ask('2026-03-29 11:00')],
    trail: `
      03-28 09:00 started
      03-28 09:00 resting wait
      03-28 11:00 left wait done
      03-28 11:00 left bye
      03-28 11:00 ended answered
      03-29 11:00 started
      03-29 11:00 resting wait
      03-29 13:00 left wait done
      03-29 13:00 left bye
      03-29 13:00 ended answered`,
    refused: ['03-29 10:59 tooSoon'],
  },
  {
    title: 'concurrent by a key: another key is another run beside it, the same key is judged by itself, and one that is too long lets nobody in',
    flow: flow(
      {
        name: 'An order’s',
        triggers,
        reentry: { type: 'never' },
        key: 'order',
        context: [{ name: 'order', type: 'text', required: true }],
      },
      { wait: step('wait-event', { events: [{ id: 'done', event: 'delivered' }], deadline: null, matchKey: true }, { done: 'bye' }), bye: step('exit', { reason: 'delivered' }, {}) },
    ),
    startedBy: { did: 'asked', properties: { order: 'a' } },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [
      ask('2026-03-02 10:00', { order: 'b' }),
      ask('2026-03-02 10:30', { order: 'a' }),
      ask('2026-03-02 10:40', { order: '订'.repeat(43) }),
      { at: '2026-03-02 11:00', event: 'delivered', properties: { order: 'b' } },
      ask('2026-03-02 12:00', { order: 'b' }),
      { at: '2026-03-02 13:00', event: 'delivered', properties: { order: 'a' } },
    ],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 13:00 left wait done
      03-02 13:00 left bye
      03-02 13:00 ended delivered
      03-02 10:00 started
      03-02 10:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 left bye
      03-02 11:00 ended delivered`,
    refused: ['03-02 10:30 alreadyIn', '03-02 10:40 keyMissing', '03-02 12:00 onlyOnce'],
  },
  {
    title: 'whoever asks to be in without what the flow must know of them is not, and is told why',
    flow: flow({ name: 'Of a course', triggers, reentry: { type: 'afterEnd' }, context: [{ name: 'course', type: 'text', required: true }, { name: 'places', type: 'number', required: true }] }, steps),
    startedBy: { did: 'asked', properties: { course: 'maths', places: 3 } },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [{ at: '2026-03-02 12:00', enrol: { course: 'art' } }, ask('2026-03-02 12:01', { course: 'art', places: 'three' })],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 left bye
      03-02 11:00 ended answered`,
    refused: ['03-02 12:00 contextMissing', '03-02 12:01 contextInvalid'],
  },
];
