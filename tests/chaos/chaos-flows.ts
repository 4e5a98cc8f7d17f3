// What members walk through while everything breaks: waits with deadlines, timers, counts, paths side by side, tasks, programmes.
import { readFileSync } from 'node:fs';
import { END, type FlowDocument, flow, step } from '@sopwith/engine';

const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const say = (purpose: 'service' | 'programme' | 'marketing', text: string) => ({ channel: 'in-app', purpose, text }) as const;
const often = { maxVisits: 900 };

/** Answers every ping, and asks once where there was none for ten minutes; until the member leaves. */
const pulse = flow(
  {
    name: 'Pulse',
    triggers: [{ type: 'event', event: 'begin' }],
    exits: [{ id: 'leave', event: 'leave', reason: 'left' }],
  },
  {
    wait: step('wait-event', { events: [{ id: 'ping', event: 'ping' }], deadline: { type: 'after', duration: minutes(10) } }, { ping: 'pong', timeout: 'ask', tooMany: END }, often),
    pong: step('message', say('programme', 'Pong'), { done: 'wait', tooMany: END }, often),
    ask: step('message', say('marketing', 'Still there?'), { done: 'wait', tooMany: END }, often),
  },
);

/** Goes by time, and by what was counted until then. */
const drip = flow(
  { name: 'Drip', triggers: [{ type: 'event', event: 'begin' }] },
  {
    first: step('wait-duration', { duration: minutes(5) }, { done: 'tag' }),
    tag: step('tag', { add: ['dripped'], remove: [] }, { done: 'which' }),
    which: step(
      'branch',
      {
        cases: [
          {
            id: 'busy',
            name: 'Busy',
            when: { type: 'count', event: 'ping', window: { type: 'sinceStart' }, of: 'events', op: 'gte', value: 3 },
          },
        ],
      },
      { busy: 'praise', otherwise: 'nudge' },
    ),
    praise: step('message', say('programme', 'Well done'), { done: 'later' }),
    nudge: step('message', say('marketing', 'Come along'), { done: 'later' }),
    later: step('wait-duration', { duration: minutes(7) }, { done: 'bye' }),
    bye: step('message', say('service', 'Bye'), { done: END }),
  },
);

/** Two paths that come together, and one that reacts beside them. */
const twins = flow(
  { name: 'Twins', triggers: [{ type: 'event', event: 'begin' }] },
  {
    both: step('parallel', { join: 'all', paths: [{ id: 'hear', name: 'Hear' }, { id: 'time', name: 'Time' }] }, { hear: 'twice', time: 'pause' }),
    twice: step('wait-event', { events: [{ id: 'ping', event: 'ping' }], deadline: null }, { ping: 'again' }),
    again: step('wait-event', { events: [{ id: 'ping', event: 'ping' }], deadline: { type: 'after', duration: minutes(30) } }, { ping: 'together', timeout: 'together' }),
    pause: step('wait-duration', { duration: minutes(3) }, { done: 'mark' }),
    mark: step('attribute', { name: 'waited', value: true }, { done: 'together' }),
    together: step('join', {}, { done: 'tell' }),
    tell: step('message', say('programme', 'Both are done'), { done: END }),
  },
);

/** A person's work: done, or overdue. */
const desk = flow(
  { name: 'Desk', triggers: [{ type: 'event', event: 'ask' }], reentry: { type: 'afterEnd' } },
  {
    task: step(
      'task',
      {
        title: 'Answer {{ member.externalId }}',
        detail: '',
        assignee: 'tutor',
        deadline: minutes(20),
        outcomes: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      },
      { yes: 'told', no: 'sorry', overdue: 'late' },
    ),
    told: step('message', say('service', 'Yes'), { done: END }),
    sorry: step('message', say('service', 'No'), { done: END }),
    late: step('message', say('service', 'It takes a little longer'), { done: END }),
  },
);

/** The gallery's own, whose days come and go in a run of half an hour. */
const challenge = JSON.parse(readFileSync(new URL('../../engine/flows/challenge-21-days.en.json', import.meta.url), 'utf8')) as FlowDocument;

export const chaosFlows: Readonly<Record<string, FlowDocument>> = { pulse, drip, twins, desk, challenge };
