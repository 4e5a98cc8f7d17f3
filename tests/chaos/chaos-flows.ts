// What members walk through while everything breaks: waits with deadlines, timers, counts, paths side by side, tasks, programmes, votes, other
// flows, a plugin's acts, and reactions beside the path.
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

/** Waits for a run of another flow, and goes by how that ended. */
const parent = flow(
  { name: 'Parent', lanes: 1, triggers: [{ type: 'event', event: 'begin' }] },
  {
    settle: step('wait-duration', { duration: minutes(2) }, { done: 'child' }),
    child: step('run-flow', { flow: 'child', mode: 'wait', context: [], reasons: [{ id: 'quiet', reason: 'quiet' }] }, { quiet: 'alone', completed: 'heard', refused: END, failed: END }),
    alone: step('message', say('service', 'Nobody came'), { done: END }),
    heard: step('message', say('service', 'Somebody came'), { done: END }),
  },
);

/** Started by its parent alone. */
const child = flow(
  { name: 'Child', lanes: 1 },
  {
    wait: step('wait-event', { events: [{ id: 'ping', event: 'ping' }], deadline: { type: 'after', duration: minutes(4) } }, { ping: 'greet', timeout: 'quiet' }),
    greet: step('message', say('service', 'There you are'), { done: END }),
    quiet: step('exit', { reason: 'quiet' }, {}),
  },
);

/** Reacts to check-ins beside its path, as long as that is walked. */
const beside = flow(
  { name: 'Beside', lanes: 1, triggers: [{ type: 'event', event: 'begin' }] },
  {
    watch: step('whenever', { event: 'checked_in', mode: 'beside', keep: [] }, { scope: 'course', react: 'cheer', done: 'over' }),
    course: step('wait-duration', { duration: minutes(6) }, { done: 'half' }),
    half: step('message', say('service', 'Half way'), { done: 'rest' }),
    rest: step('wait-duration', { duration: minutes(6) }, { done: END }),
    cheer: step('message', say('programme', 'Seen'), { done: 'breath', tooMany: END }, often),
    breath: step('wait-duration', { duration: minutes(1) }, { done: 'again', tooMany: END }, often),
    again: step('message', say('programme', 'And on'), { done: END, tooMany: END }, often),
    over: step('message', say('service', 'Over'), { done: END }),
  },
);

/** A text that somebody agrees to, rejects, or leaves until it is too late. */
const vote = flow(
  { name: 'Vote', lanes: 1, triggers: [{ type: 'event', event: 'ask' }], reentry: { type: 'afterEnd' } },
  {
    text: step(
      'approval',
      { title: 'A reply', text: 'Dear {{ member.externalId }}', approvers: 'tutor', needed: 1, deadline: minutes(15) },
      { approved: 'sent', rejected: 'kept', tooFew: 'kept', timeout: 'kept' },
    ),
    sent: step('message', say('service', 'Agreed'), { done: END }),
    kept: step('message', say('service', 'Not now'), { done: END }),
  },
);

/** Performed by a plugin's step, twice with a wait between. */
const stamps = flow(
  { name: 'Stamps', lanes: 1, triggers: [{ type: 'event', event: 'ask' }], reentry: { type: 'afterEnd' } },
  {
    first: step('stamp', { ink: 'red' }, { stamped: 'wait' }),
    wait: step('wait-duration', { duration: minutes(3) }, { done: 'second' }),
    second: step('stamp', { ink: 'blue' }, { stamped: 'tell' }),
    tell: step('message', say('service', 'Stamped'), { done: END }),
  },
);

/** The gallery's own, whose days come and go in a run of half an hour. */
const challenge = JSON.parse(readFileSync(new URL('../../engine/flows/templates/challenge-21-days.en.json', import.meta.url), 'utf8')) as FlowDocument;

export const chaosFlows: Readonly<Record<string, FlowDocument>> = { pulse, drip, twins, desk, parent, child, beside, vote, stamps, challenge };
