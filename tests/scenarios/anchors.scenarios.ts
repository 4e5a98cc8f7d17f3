// What a time can be counted from: each of them, wherever a step counts from one.
import { type Anchor, END, flow, step } from '@sopwith/engine';
import { daily, hours, sayThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

/** In the order of the moments that are counted from them below. */
const ANCHORS = {
  start: { type: 'start' },
  trigger: { type: 'trigger' },
  event: { type: 'event', event: 'paid' },
  date: { type: 'date', date: '2026-03-07' },
  context: { type: 'context', field: 'lesson' },
  attribute: { type: 'attribute', name: 'endsOn' },
  variable: { type: 'variable', name: 'agreed' },
  step: { type: 'step', step: 'when' },
} as const satisfies { readonly [Type in Anchor['type']]: Extract<Anchor, { type: Type }> };

type Name = keyof typeof ANCHORS;
const NAMES = Object.keys(ANCHORS) as readonly Name[];

/** A task tells the day that was agreed; then one step for each anchor, the next when the one before is left. */
function counted(name: string, stepsFor: (anchor: Name, next: string | typeof END) => Readonly<Record<string, object>>) {
  const form = [{ name: 'agreed', title: 'Which day?', kind: 'date', required: true, options: [] }] as const;
  const when = step('task', { title: 'Agree on a day', detail: '', assignee: 'desk', deadline: null, outcomes: [{ id: 'done', title: 'Done' }], form }, { done: 'start' });
  const each = NAMES.map((anchor, n) => stepsFor(anchor, NAMES[n + 1] ?? END));
  const context = [{ name: 'lesson', type: 'date', required: true }] as const;
  return flow({ name, context, triggers: [{ type: 'event', event: 'asked' }] }, Object.assign({ when }, ...each) as never);
}

const around = {
  subject: { attributes: { endsOn: '2026-03-10' } },
  startedBy: { did: 'asked', properties: { lesson: '2026-03-08' } },
  start: '2026-03-02 09:00',
  happens: [
    { at: '2026-03-02 09:30', task: 'when', outcome: 'done', form: { agreed: '2026-03-12' } },
    { at: '2026-03-03 12:00', event: 'paid' },
  ],
} as const satisfies Partial<Scenario>;

const DAYS: Readonly<Record<Name, number>> = { start: 1, trigger: 2, event: 2, date: -1, context: 0, attribute: -1, variable: -2, step: 9 };
const AFTER: Readonly<Record<Name, number>> = { start: 24, trigger: 48, event: 48, date: 1, context: 1, attribute: 1, variable: 1, step: 264 };

export const anchorScenarios: readonly Scenario[] = [
  {
    title: 'a date is counted from the start, what started it, the last event of a name, a date, a context field, an attribute, a variable and a step',
    flow: counted('Dates', (anchor, next) => ({
      [anchor]: step('wait-date', { anchor: ANCHORS[anchor], offsetDays: DAYS[anchor], time: '09:00', ifPast: 'skip', on: 'any' }, { reached: next, past: END }),
    })),
    ...around,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting when
      03-02 09:30 left when done
      03-02 09:30 resting start
      03-03 09:00 left start reached
      03-03 09:00 resting trigger
      03-04 09:00 left trigger reached
      03-04 09:00 resting event
      03-05 09:00 left event reached
      03-05 09:00 resting date
      03-06 09:00 left date reached
      03-06 09:00 resting context
      03-08 09:00 left context reached
      03-08 09:00 resting attribute
      03-09 09:00 left attribute reached
      03-09 09:00 resting variable
      03-10 09:00 left variable reached
      03-10 09:00 resting step
      03-11 09:00 left step reached
      03-11 09:00 ended completed`,
  },
  {
    title: 'a task is due so long after each of what its deadline can be counted from',
    flow: counted('Tasks', (anchor, next) => ({
      [anchor]: step('task', { title: 'Do', detail: '', assignee: 'desk', deadline: hours(AFTER[anchor]), deadlineFrom: ANCHORS[anchor], outcomes: [{ id: 'done', title: 'Done' }] }, { done: END, overdue: next }),
    })),
    ...around,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting when
      03-02 09:30 left when done
      03-02 09:30 resting start
      03-03 09:00 left start overdue
      03-03 09:00 resting trigger
      03-04 09:00 left trigger overdue
      03-04 09:00 resting event
      03-05 12:00 left event overdue
      03-05 12:00 resting date
      03-07 01:00 left date overdue
      03-07 01:00 resting context
      03-08 01:00 left context overdue
      03-08 01:00 resting attribute
      03-10 01:00 left attribute overdue
      03-10 01:00 resting variable
      03-12 01:00 left variable overdue
      03-12 01:00 resting step`,
  },
  {
    title: 'a clock tells when so long has passed since each of what it can be counted from',
    flow: counted('Clocks', (anchor, next) => ({
      [anchor]: step('clock', { thresholds: [{ id: 'late', title: 'Late', after: hours(AFTER[anchor]) }], from: ANCHORS[anchor] }, { during: `${anchor}-during`, late: `${anchor}-late`, done: next }),
      [`${anchor}-during`]: step('wait-duration', { duration: hours(36) }, { done: END }),
      [`${anchor}-late`]: step('tag', { add: [anchor], remove: [] }, { done: END }),
    })),
    ...around,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting when
      03-02 09:30 left when done
      03-02 09:30 resting start
      03-02 09:30 turn start during
      03-02 09:30 resting start-during
      03-03 09:00 turn start late
      03-03 09:00 left start-late done
      03-03 21:30 left start-during done
      03-03 21:30 left start done
      03-03 21:30 resting trigger
      03-03 21:30 turn trigger during
      03-03 21:30 resting trigger-during
      03-04 09:00 turn trigger late
      03-04 09:00 left trigger-late done
      03-05 09:30 left trigger-during done
      03-05 09:30 left trigger done
      03-05 09:30 resting event
      03-05 09:30 turn event during
      03-05 09:30 resting event-during
      03-05 12:00 turn event late
      03-05 12:00 left event-late done
      03-06 21:30 left event-during done
      03-06 21:30 left event done
      03-06 21:30 resting date
      03-06 21:30 turn date during
      03-06 21:30 resting date-during
      03-07 01:00 turn date late
      03-07 01:00 left date-late done
      03-08 09:30 left date-during done
      03-08 09:30 left date done
      03-08 09:30 resting context
      03-08 09:30 turn context during
      03-08 09:30 resting context-during
      03-08 09:30 turn context late
      03-08 09:30 left context-late done
      03-09 21:30 left context-during done
      03-09 21:30 left context done
      03-09 21:30 resting attribute
      03-09 21:30 turn attribute during
      03-09 21:30 resting attribute-during
      03-10 01:00 turn attribute late
      03-10 01:00 left attribute-late done
      03-11 09:30 left attribute-during done
      03-11 09:30 left attribute done
      03-11 09:30 resting variable
      03-11 09:30 turn variable during
      03-11 09:30 resting variable-during
      03-12 01:00 turn variable late
      03-12 01:00 left variable-late done
      03-12 21:30 left variable-during done
      03-12 21:30 left variable done
      03-12 21:30 resting step
      03-12 21:30 turn step during
      03-12 21:30 resting step-during
      03-13 09:00 turn step late
      03-13 09:00 left step-late done
      03-14 09:30 left step-during done
      03-14 09:30 left step done
      03-14 09:30 ended completed`,
  },
  {
    title: 'a programme has its first day on the day of each of what it can begin with, and what was before whoever came was not offered',
    flow: counted('Programmes', (anchor, next) => ({
      [anchor]: step(
        'programme',
        { turns: 2, opens: { time: '10:00', ...daily }, closes: '11:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null, startsOn: ANCHORS[anchor] },
        { open: END, met: END, missed: END, done: next },
      ),
    })),
    ...around,
    until: '2026-03-20 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting when
      03-02 09:30 left when done
      03-02 09:30 resting start
      03-02 10:00 turn start open
      03-02 11:00 turn start missed
      03-03 10:00 turn start open
      03-03 11:00 turn start missed
      03-03 11:00 left start done
      03-03 11:00 left trigger done
      03-03 11:00 resting event
      03-04 10:00 turn event open
      03-04 11:00 turn event missed
      03-05 10:00 turn event open
      03-05 11:00 turn event missed
      03-05 11:00 left event done
      03-05 11:00 resting date
      03-07 10:00 turn date open
      03-07 11:00 turn date missed
      03-08 10:00 turn date open
      03-08 11:00 turn date missed
      03-08 11:00 left date done
      03-08 11:00 resting context
      03-09 10:00 turn context open
      03-09 11:00 turn context missed
      03-09 11:00 left context done
      03-09 11:00 resting attribute
      03-10 10:00 turn attribute open
      03-10 11:00 turn attribute missed
      03-11 10:00 turn attribute open
      03-11 11:00 turn attribute missed
      03-11 11:00 left attribute done
      03-11 11:00 resting variable
      03-12 10:00 turn variable open
      03-12 11:00 turn variable missed
      03-13 10:00 turn variable open
      03-13 11:00 turn variable missed
      03-13 11:00 left variable done
      03-13 11:00 left step done
      03-13 11:00 ended completed`,
  },
  {
    title: 'a wait that is counted from what is not there goes on at once, as if it were past',
    flow: flow(
      { name: 'Nothing to count from' },
      {
        none: step('wait-date', { anchor: { type: 'attribute', name: 'endsOn' }, offsetDays: 1, time: '09:00', ifPast: 'skip' }, { reached: END, past: 'unknown' }),
        unknown: sayThen('No date is known', 'now'),
        now: step('wait-date', { anchor: { type: 'date', date: '2026-02-01' }, offsetDays: 1, time: '09:00', ifPast: 'now' }, { reached: 'bye' }),
        bye: step('exit', { reason: 'over' }, {}),
      },
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 left none past
      03-02 09:00 left unknown done
      03-02 09:00 left now reached
      03-02 09:00 left bye
      03-02 09:00 ended over`,
  },
];
