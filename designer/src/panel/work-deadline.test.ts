import { createCatalog, type Json } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { deadlineOfWork, workOfDeadline } from './work-deadline.ts';

const types = createCatalog().types;
const shown: readonly Json[] = [
  null,
  { amount: 2, unit: 'hours' },
  { type: 'at', time: '18:00', weekdays: [1, 5] },
  { type: 'at', time: '18:00', weekdays: [1], workingDays: true },
  { type: 'date', anchor: { type: 'context', field: 'startsAt' }, offsetDays: -1, time: '09:00', on: 'weekdays' },
];

it.each(shown)('%j comes back from the form as it was', (work) => {
  expect(workOfDeadline(deadlineOfWork(work))).toEqual(work);
});

it.each(['task', 'approval', 'ask'])('what the form gives is a deadline of a step %s', (name) => {
  const type = types.get(name);
  const filled = [...shown.map(deadlineOfWork), { type: 'date', anchor: { type: 'start' }, offsetDays: 1, time: '09:00', ifPast: 'skip' }];
  for (const deadline of filled) {
    const config = { ...type?.manifest.initial, deadline: workOfDeadline(deadline) };
    expect((type?.check(config) ?? []).filter(({ path }) => path[0] === 'deadline')).toEqual([]);
  }
});
