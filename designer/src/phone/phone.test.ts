import { createCatalog } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { chain } from '../testing/sample-flow.ts';
import { actionsOf } from './phone-actions.ts';
import { virtualNow } from './virtual-clock.ts';

const catalog = createCatalog();

it('offers what the flow waits for first, each once, and posting by the reply field alone', () => {
  const wait = {
    id: 'w',
    type: 'wait-event',
    version: 1,
    config: {
      events: [
        { id: 'a', event: 'homework_submitted' },
        { id: 'b', event: 'message_posted' },
      ],
      deadline: null,
    },
  };
  const flow = {
    ...chain('a'),
    steps: [wait],
    triggers: [{ type: 'event', event: 'course.registered' }] as const,
    exits: [{ id: 'x', event: 'course.unregistered', reason: 'left' }],
  };
  expect(actionsOf(flow, catalog)).toEqual(['homework_submitted', 'checked_in', 'introduced', 'course.unregistered', 'course.registered']);
});

it('half-written settings offer nothing and break nothing', () => {
  const flow = { ...chain('a'), steps: [{ id: 'w', type: 'wait-event', version: 1, config: { events: 'soon' } }] };
  expect(actionsOf(flow, catalog)).toEqual(['checked_in', 'introduced']);
});

it('between two answers a rehearsal’s clock goes on at its own pace, never back', () => {
  expect(virtualNow(1_000, 50, 150, 17_280)).toBe(1_000 + 100 * 17_280);
  expect(virtualNow(1_000, 50, 10, 17_280)).toBe(1_000);
});
