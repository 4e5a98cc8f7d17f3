import { describe, expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { validate } from '../compile/validate.ts';
import { exampleFlow } from '../document/example-flow.ts';
import { formatFlow, parseFlow } from '../document/parse-flow.ts';
import { flowTemplates } from '../flow-templates.ts';
import { diffFlows } from './diff-flows.ts';
import { END, flow, step } from './flow.ts';

const say = (text: string) => ({ channel: 'in-app', purpose: 'service', text }) as const;

/** The example, written in code. */
const written = flow(
  {
    name: 'Example',
    triggers: [{ type: 'event', event: 'assignment.given', where: { type: 'tag', tag: 'vip' } }],
    context: [
      { name: 'assignment', type: 'text', required: true },
      { name: 'due', type: 'date', required: true },
      { name: 'score', type: 'number' },
    ],
    reentry: { type: 'never' },
    key: 'assignment',
    exits: [{ id: 'gone', event: 'course.unregistered', reason: 'gone' }],
    layout: { wait: { x: 0, y: 0 } },
  },
  {
    wait: step(
      'wait-event',
      {
        events: [
          {
            id: 'submitted',
            event: 'assignment.submitted',
            where: { type: 'compare', left: { type: 'property', name: 'assignment' }, op: 'eq', right: { type: 'context', field: 'assignment' } },
          },
        ],
        deadline: { type: 'date', anchor: { type: 'context', field: 'due' }, offsetDays: -3, time: '09:00', ifPast: 'skip' },
      },
      { submitted: 'thanks', timeout: 'reminder', past: END },
    ),
    thanks: step('message', say('Thank you, {{ member.name }}'), { done: END }),
    reminder: step('message', say('{{ context.assignment }} is due on {{ context.due }}'), { done: END }),
  },
);

describe('a flow in code', () => {
  test('is the document that the designer writes, to the byte', () => {
    expect(formatFlow(written)).toBe(formatFlow(exampleFlow()));
    expect(validate(written, createCatalog())).toEqual([]);
  });

  test('is checked by the compiler: settings, and where its ways lead', () => {
    // @ts-expect-error: a way to a step that is not there.
    flow({ name: 'x' }, { one: step('message', say('a'), { done: 'two' }) });
    // @ts-expect-error: a message without a text.
    step('message', { channel: 'in-app', purpose: 'service' });
    // A type that a plugin brings takes the settings that it is given.
    expect(step('shop-coupon', { amount: 3 }, { granted: END }).config).toEqual({ amount: 3 });
  });
});

describe('what changed', () => {
  const flows = exampleFlow();

  test('between a document and itself, or one with other places on the canvas: nothing', () => {
    expect(diffFlows(flows, { ...flows, layout: { wait: { x: 9, y: 9 } } })).toEqual([]);
  });

  test('is told step by step, setting by setting', () => {
    const [wait, thanks] = flows.steps;
    if (wait === undefined || thanks === undefined) throw new Error('the example has lost its steps');
    const after = {
      ...flows,
      name: 'New',
      steps: [wait, { ...thanks, config: { ...thanks.config, text: 'Bravo' } }],
      edges: flows.edges.filter(({ to }) => to !== 'reminder'),
    };
    expect(diffFlows(flows, after)).toEqual([
      { type: 'changed', step: null, path: 'name', from: 'Example', to: 'New' },
      { type: 'removed', what: 'step', name: 'reminder' },
      { type: 'changed', step: 'thanks', path: 'config.text', from: 'Thank you, {{ member.name }}', to: 'Bravo' },
      { type: 'removed', what: 'edge', name: 'wait timeout → reminder' },
    ]);
  });
});

test('stored text is stable: what is read and written again is the same bytes', () => {
  for (const { flows } of flowTemplates) {
    for (const document of [flows.zh, flows.en]) {
      const text = formatFlow(document);
      const parsed = parseFlow(text);
      expect(parsed.ok && formatFlow(parsed.flow)).toBe(text);
    }
  }
});
