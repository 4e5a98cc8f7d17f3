import { type Condition, createCatalog, describeCondition, END, flow, step } from '@sopwith/engine';
import { expect, it, test } from 'vitest';
import { knownValues } from './known-values.ts';
import { withNames } from './with-names.ts';

const catalog = createCatalog();
const drawn = flow(
  { name: 'Called' },
  {
    'task-7x': step(
      'task',
      { title: 'Call', detail: '', assignee: 'teacher', deadline: { amount: 1, unit: 'days' }, outcomes: [{ id: 'way-3f', title: 'Reached' }, { id: 'way-9q', title: 'No answer' }] },
      { 'way-3f': END, 'way-9q': END, overdue: END },
      { name: 'The call' },
    ),
    'days-1a': step(
      'programme',
      { turns: 3, opens: { time: '07:30', weekdays: [1] }, closes: '22:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null },
      { open: END, remind: END, met: END, missed: END, done: END },
    ),
  } as never,
);
const outcome = { type: 'outcome', step: 'task-7x' } as const;
const words = (condition: Condition) => describeCondition(withNames(condition, drawn, catalog, 'en'), 'en');

test('the ways out of a step are offered by their titles, and its paths are none', () => {
  expect(knownValues(outcome, drawn, catalog, 'en')).toEqual([
    { value: 'way-3f', label: 'Reached' },
    { value: 'way-9q', label: 'No answer' },
    { value: 'overdue', label: 'overdue' },
  ]);
  expect(knownValues({ type: 'outcome', step: 'days-1a' }, drawn, catalog, 'en')?.map(({ value }) => value)).toEqual(['done']);
});

test('the rungs of a ladder are offered as they are called', () => {
  expect(knownValues({ type: 'tier', ladder: 'lifecycle' }, drawn, catalog, 'zh')?.[0]).toEqual({ value: 'prospect', label: '潜在' });
});

it.each<Condition>([
  { type: 'compare', left: { type: 'attribute', name: 'city' }, op: 'eq', right: { type: 'value', value: 'task-7x' } },
  { type: 'compare', left: { type: 'outcome', step: 'gone' }, op: 'eq', right: { type: 'value', value: 'way-3f' } },
])('what is no name of this flow is left as it is: %j', (condition) => expect(withNames(condition, drawn, catalog, 'en')).toEqual(condition));

test('a step and its way out are read by what they are called, one or several', () => {
  const one = words({ type: 'compare', left: outcome, op: 'eq', right: { type: 'value', value: 'way-3f' } });
  expect(one).toContain('The call');
  expect(one).toContain('Reached');
  expect(one).not.toMatch(/task-7x|way-3f/);
  expect(words({ type: 'not', of: { type: 'compare', left: outcome, op: 'in', right: { type: 'value', value: ['way-3f', 'way-9q'] } } })).not.toMatch(/task-7x|way-/);
});

test('so is the step or the programme since which something is counted', () => {
  for (const [type, id, title] of [['sinceStep', 'task-7x', 'The call'], ['sinceTurn', 'days-1a', 'Programme']] as const) {
    const said = words({ type: 'all', of: [{ type: 'count', event: 'asked', of: 'events', window: { type, step: id }, op: 'gte', value: 2 }] });
    expect(said).toContain(title);
    expect(said).not.toContain(id);
  }
});
