import { createCatalog, END, flow, step } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { knownValues } from './known-values.ts';

const catalog = createCatalog();
const drawn = flow(
  { name: 'Called' },
  {
    'task-7x': step(
      'task',
      { title: 'Call', detail: '', assignee: 'teacher', deadline: { amount: 1, unit: 'days' }, outcomes: [{ id: 'way-3f', title: 'Reached' }, { id: 'way-9q', title: 'No answer' }] },
      { 'way-3f': END, 'way-9q': END, overdue: END },
    ),
    'days-1a': step(
      'programme',
      { turns: 3, opens: { time: '07:30', weekdays: [1] }, closes: '22:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null },
      { open: END, remind: END, met: END, missed: END, done: END },
    ),
  } as never,
);

test('the ways out of a step are offered by their titles, and its paths are none', () => {
  expect(knownValues({ type: 'outcome', step: 'task-7x' }, drawn, catalog, 'en')).toEqual([
    { value: 'way-3f', label: 'Reached' },
    { value: 'way-9q', label: 'No answer' },
    { value: 'overdue', label: 'overdue' },
  ]);
  expect(knownValues({ type: 'outcome', step: 'days-1a' }, drawn, catalog, 'en')?.map(({ value }) => value)).toEqual(['done']);
});

test('the step of a message is chosen among those that send one', () => {
  const message = { type: 'message', version: 1, config: {} };
  const sending = { ...drawn, steps: [...drawn.steps, { ...message, id: 'm-1' }, { ...message, id: 'm-2', name: 'Thanks' }] };
  const of = (event: string) => knownValues({ type: 'property', name: 'step' }, sending, catalog, 'en', event);
  expect(of('$message.sent')).toEqual([{ value: 'm-1', label: 'Send a message' }, { value: 'm-2', label: 'Thanks' }]);
  expect(of('lesson_started')).toBeNull();
});

test('the rungs of a ladder are offered as they are called', () => {
  expect(knownValues({ type: 'tier', ladder: 'lifecycle' }, drawn, catalog, 'zh')?.[0]).toEqual({ value: 'prospect', label: '潜在' });
});
