// A required field, and so a key, must be told by everything that starts the flow.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { exampleFlow } from '../document/example-flow.ts';
import type { Trigger } from '../document/flow-document.ts';
import { validate } from './validate.ts';

const schedule: Trigger = { type: 'schedule', cron: '0 9 * * 1', catchUp: 'skip', audience: { from: 'all', of: '', ids: [] } };

test.each<readonly [string, Trigger, string, boolean]>([
  ['an event tells whatever it carries', { type: 'event', event: 'ordered' }, 'order', true],
  ['so does what somebody writes', { type: 'keyword', words: ['join'], match: 'equals' }, 'order', true],
  ['a schedule tells nothing', schedule, 'order', false],
  ['a date tells itself', { type: 'date', attribute: 'ends', offsetDays: 0, time: '09:00' }, 'ends', true],
  ['and nothing else', { type: 'date', attribute: 'ends', offsetDays: 0, time: '09:00' }, 'order', false],
  ['a segment tells which it is', { type: 'segment', segment: 'vip', on: 'leave' }, 'segment', true],
  ['and no order', { type: 'segment', segment: 'vip', on: 'leave' }, 'order', false],
  ['the end of a flow tells its reason', { type: 'flowEnded', flow: 'f', reasons: [] }, 'reason', true],
  ['and what that flow was about', { type: 'flowEnded', flow: 'f', reasons: [] }, 'order', true],
  ['an incident tells its cause', { type: 'incident', severity: 'low' }, 'mergeKey', true],
  ['and no order either', { type: 'incident', severity: 'low' }, 'order', false],
])('%s', (_, trigger, name, isTold) => {
  const context = [...exampleFlow().context.map((field) => ({ ...field, required: false })), { name, type: 'text' as const, required: true }];
  const found = validate({ ...exampleFlow(), triggers: [trigger], context, key: name }, createCatalog()).filter(({ code }) => code === 'trigger.notTold');
  expect(found.map(({ trigger: n, data }) => [n, data?.field])).toEqual(isTold ? [] : [[0, name]]);
});
