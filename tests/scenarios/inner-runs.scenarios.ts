// A flow inside a flow: what it is told, how its end leads on, and whom the end of the other takes along.
import { END, flow, type FlowDocument, step } from '@sopwith/engine';
import { hours, say, sayThen, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const span = { start: '2026-03-02 09:00', until: '2026-03-03 09:00' } as const;
const over = step('exit', { reason: 'greeted' }, {});
const greeting = flow({ name: 'Greeting', reentry: { type: 'afterEnd' } }, { wait: waitThen(hours(2), 'bye'), bye: over });
const broken = flow({ name: 'Broken' }, { wait: waitThen(hours(1), 'act'), act: step('shaky', { failures: 1, hopeless: true }, { worked: END }) });
const with_ = (flows: Readonly<Record<string, FlowDocument>>, trails: Readonly<Record<string, string>>) => ({ flows, ends: {}, trails });

const greeted = `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 11:00 left wait done
      03-02 11:00 left bye
      03-02 11:00 ended greeted`;
const cutShort = (at: string) => `
      03-02 09:00 started
      03-02 09:00 resting wait
      ${at} interrupted wait
      ${at} ended parentEnded`;

const waitedFor = (id: string) => ({ flow: id, mode: 'wait', context: [], reasons: [{ id: 'greeted', reason: 'greeted' }] }) as const;
const waiting = (id: string) => step('run-flow', waitedFor(id), { greeted: END, completed: END, refused: END, failed: END });

/** A flow that starts the next one and waits for it; the last says whether it may. */
const chain = (levels: number): Readonly<Record<string, FlowDocument>> =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, n) => [
      `inner-level-${n + 1}`,
      flow({ name: `Level ${n + 1}` }, {
        down: step('run-flow', { flow: `inner-level-${n + 2}`, mode: 'wait', context: [], reasons: [] }, { completed: END, refused: 'deep', failed: END }),
        deep: step('exit', { reason: 'too deep' }, {}),
      }),
    ]),
  );

export const innerRunScenarios: readonly Scenario[] = [
  {
    title: 'a flow that is waited for is told of a context field, a variable, an attribute and a text, each in its type, and its reason leads on',
    flow: flow(
      { name: 'Asking on', context: [{ name: 'course', type: 'text', required: true }] },
      {
        rate: step('ask', { kind: 'scale', question: 'How was it?', most: 5, variable: 'stars', by: 'chat', deadline: null }, { answered: 'inner' }),
        inner: step(
          'run-flow',
          {
            flow: 'inner-told', mode: 'wait', reasons: [{ id: 'glad', reason: 'glad' }],
            context: [
              { field: 'course', from: 'context', name: 'course' },
              { field: 'stars', from: 'variable', name: 'stars' },
              { field: 'level', from: 'attribute', name: 'level' },
              { field: 'from', from: 'text', name: 'rated {{ stars }}' },
              { field: 'weeks', from: 'text', name: '3' },
            ],
          },
          { glad: 'thanks', completed: END, refused: END, failed: END },
        ),
        thanks: say('You were glad'),
      },
    ),
    subject: { attributes: { level: 2 } },
    context: { course: 'maths' },
    ...span,
    happens: [{ at: '2026-03-02 09:30', ask: 'rate', given: { stars: 4 } }],
    others: with_(
      {
        'inner-told': flow(
          {
            name: 'Told',
            context: [{ name: 'course', type: 'text', required: true }, { name: 'stars', type: 'number', required: true }, { name: 'level', type: 'number' }, { name: 'from', type: 'text' }, { name: 'weeks', type: 'number', required: true }],
          },
          {
            wait: waitThen(hours(1), 'glad'),
            glad: step(
              'branch',
              {
                cases: [{ id: 'yes', name: 'Glad', when: { type: 'all', of: [
                  { type: 'compare', left: { type: 'context', field: 'stars' }, op: 'gte', right: { type: 'context', field: 'weeks' } },
                  { type: 'compare', left: { type: 'context', field: 'from' }, op: 'eq', right: { type: 'value', value: 'rated 4' } },
                  { type: 'compare', left: { type: 'context', field: 'level' }, op: 'eq', right: { type: 'value', value: 2 } },
                  { type: 'compare', left: { type: 'context', field: 'course' }, op: 'eq', right: { type: 'value', value: 'maths' } },
                ] } }],
              },
              { yes: 'bye', otherwise: END },
            ),
            bye: step('exit', { reason: 'glad' }, {}),
          },
        ),
      },
      { 'inner-told': `
      03-02 09:30 started
      03-02 09:30 resting wait
      03-02 10:30 left wait done
      03-02 10:30 left glad yes
      03-02 10:30 left bye
      03-02 10:30 ended glad` },
    ),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting rate
      03-02 09:30 left rate answered
      03-02 09:30 resting inner
      03-02 10:30 left inner glad
      03-02 10:30 left thanks done
      03-02 10:30 ended completed`,
  },
  {
    title: 'a flow that is waited for and ends by its own exit leads on by that reason, and by none that is named as an end like any other',
    flow: flow(
      { name: 'Exits' },
      {
        inner: step('run-flow', { flow: 'inner-exit', mode: 'wait', context: [], reasons: [{ id: 'paid', reason: 'paid' }] }, { paid: 'again', completed: END, refused: END, failed: END }),
        again: step('run-flow', { flow: 'inner-other', mode: 'wait', context: [], reasons: [{ id: 'paid', reason: 'paid' }] }, { paid: END, completed: 'bye', refused: END, failed: END }),
        bye: say('Both are over'),
      },
    ),
    ...span,
    happens: [{ at: '2026-03-02 10:00', event: 'paid' }],
    others: with_(
      { 'inner-exit': flow({ name: 'Exit', exits: [{ id: 'paid', event: 'paid', reason: 'paid' }] }, { wait: waitThen(hours(2), 'bye'), bye: over }), 'inner-other': greeting },
      { 'inner-exit': `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 10:00 interrupted wait
      03-02 10:00 ended paid` },
    ),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting inner
      03-02 10:00 left inner paid
      03-02 10:00 resting again
      03-02 12:00 left again completed
      03-02 12:00 left bye done
      03-02 12:00 ended completed`,
  },
  {
    title: 'a flow that is waited for and fails leads on by failed',
    flow: flow(
      { name: 'Fails inside' },
      { inner: step('run-flow', { flow: 'inner-broken', mode: 'wait', context: [], reasons: [] }, { completed: END, refused: END, failed: 'sorry' }), sorry: say('It failed') },
    ),
    ...span,
    others: with_({ 'inner-broken': broken }, { 'inner-broken': `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-02 10:00 left wait done
      03-02 10:00 resting act
      03-02 10:00 interrupted act
      03-02 10:00 failed act out of order` }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting inner
      03-02 10:00 left inner failed
      03-02 10:00 left sorry done
      03-02 10:00 ended completed`,
  },
  {
    title: 'a flow that is not there is refused',
    flow: flow({ name: 'Nobody there' }, { ghost: step('run-flow', { flow: 'inner-ghost', mode: 'wait', context: [], reasons: [] }, { completed: END, refused: 'bye', failed: END }), bye: say('Done') }),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting ghost
      03-02 09:00 left ghost refused
      03-02 09:00 left bye done
      03-02 09:00 ended completed`,
  },
  {
    title: 'who hands over ends at once, and the other flow goes on without them',
    flow: flow({ name: 'Hands over' }, { give: step('run-flow', { flow: 'inner-greeting', mode: 'handOver', context: [], reasons: [] }, { refused: 'stay' }), stay: say('They would not take you') }),
    ...span,
    others: with_({ 'inner-greeting': greeting }, { 'inner-greeting': greeted }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting give
      03-02 09:00 left give
      03-02 09:00 ended handedOver`,
  },
  {
    title: 'who would hand over to a flow that does not take them stays',
    flow: flow({ name: 'Cannot hand over' }, { give: step('run-flow', { flow: 'inner-narrow', mode: 'handOver', context: [], reasons: [] }, { refused: 'stay' }), stay: say('They would not take you') }),
    ...span,
    others: with_({ 'inner-narrow': flow({ name: 'Narrow', context: [{ name: 'course', type: 'text', required: true }] }, { bye: over }) }, { 'inner-narrow': '' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting give
      03-02 09:00 left give refused
      03-02 09:00 left stay done
      03-02 09:00 ended completed`,
  },
  {
    title: 'who starts a flow and goes on walks beside it, is refused a second one while it is on, and leaves it behind at their own exit',
    flow: flow(
      { name: 'Beside', exits: [{ id: 'left', event: 'left', reason: 'left' }] },
      {
        begin: step('run-flow', { flow: 'inner-beside', mode: 'goOn', context: [], reasons: [] }, { started: 'hello', refused: END }),
        hello: sayThen('Started', 'again'),
        again: step('run-flow', { flow: 'inner-beside', mode: 'goOn', context: [], reasons: [] }, { started: END, refused: 'wait' }),
        wait: waitThen(hours(8), 'bye'),
        bye: say('Never said'),
      },
    ),
    ...span,
    happens: [{ at: '2026-03-02 10:00', event: 'left' }],
    others: with_({ 'inner-beside': greeting }, { 'inner-beside': greeted }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting begin
      03-02 09:00 left begin started
      03-02 09:00 left hello done
      03-02 09:00 resting again
      03-02 09:00 left again refused
      03-02 09:00 resting wait
      03-02 10:00 interrupted wait
      03-02 10:00 ended left`,
  },
  {
    title: 'the exit of a run ends the flow that it waits for',
    flow: flow({ name: 'Leaves', exits: [{ id: 'left', event: 'left', reason: 'left' }] }, { inner: waiting('inner-left') }),
    ...span,
    happens: [{ at: '2026-03-02 10:00', event: 'left' }],
    others: with_({ 'inner-left': greeting }, { 'inner-left': cutShort('03-02 10:00') }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting inner
      03-02 10:00 interrupted inner
      03-02 10:00 ended left`,
  },
  {
    title: 'a path that loses to another takes along the flow that it waits for',
    flow: flow(
      { name: 'First of two' },
      {
        both: step('parallel', { join: 'any', paths: [{ id: 'inner', name: 'Inner' }, { id: 'wait', name: 'Wait' }] }, { inner: 'inner', wait: 'hour', ended: END }),
        inner: step('run-flow', waitedFor('inner-lost'), { greeted: 'first', completed: END, refused: END, failed: END }),
        hour: waitThen(hours(1), 'first'),
        first: step('join', {}, { done: 'bye' }),
        bye: say('The hour was over first'),
      },
    ),
    ...span,
    others: with_({ 'inner-lost': greeting }, { 'inner-lost': cutShort('03-02 10:00') }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting both
      03-02 09:00 turn both inner
      03-02 09:00 resting inner
      03-02 09:00 turn both wait
      03-02 09:00 resting hour
      03-02 10:00 left hour done
      03-02 10:00 left first arrived
      03-02 10:00 interrupted inner
      03-02 10:00 left both joined
      03-02 10:00 left first done
      03-02 10:00 left bye done
      03-02 10:00 ended completed`,
  },
  {
    title: 'who ends a run by hand ends the flow that it waits for',
    flow: flow({ name: 'Ended by hand' }, { inner: waiting('inner-ended') }),
    ...span,
    happens: [{ at: '2026-03-02 10:00', control: { type: 'end', reason: 'by hand', by: 'Robin' } }],
    others: with_({ 'inner-ended': greeting }, { 'inner-ended': cutShort('03-02 10:00') }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting inner
      03-02 10:00 interrupted inner
      03-02 10:00 ended by hand`,
  },
  {
    title: 'flows within flows go five deep and no deeper',
    flow: flow({ name: 'Deep' }, { down: step('run-flow', { flow: 'inner-level-1', mode: 'wait', context: [], reasons: [] }, { completed: 'bye', refused: END, failed: END }), bye: say('Back up') }),
    ...span,
    others: with_(chain(6), {
      'inner-level-4': `
      03-02 09:00 started
      03-02 09:00 resting down
      03-02 09:00 left down completed
      03-02 09:00 ended completed`,
      'inner-level-5': `
      03-02 09:00 started
      03-02 09:00 resting down
      03-02 09:00 left down refused
      03-02 09:00 left deep
      03-02 09:00 ended too deep`,
      'inner-level-6': '',
    }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting down
      03-02 09:00 left down completed
      03-02 09:00 left bye done
      03-02 09:00 ended completed`,
  },
];
