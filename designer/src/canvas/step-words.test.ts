import { createCatalog, END, type FlowDocument, flow, step } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { applyEdit } from '../edit/edit.ts';
import { wordsOfSteps } from './step-words.ts';

const catalog = createCatalog();
const drawn = flow(
  { name: 'Called' },
  {
    'task-7x': step(
      'task',
      { title: 'Call', detail: '', assignee: 'teacher', deadline: null, outcomes: [{ id: 'way-3f', title: 'Reached' }] },
      { 'way-3f': 'branch-1' },
      { name: 'The call' },
    ),
    'branch-1': step(
      'branch',
      { cases: [{ id: 'a', name: 'Spoke', when: { type: 'compare', left: { type: 'outcome', step: 'task-7x' }, op: 'eq', right: { type: 'value', value: 'way-3f' } } }] },
      { a: END, otherwise: END },
    ),
  } as never,
);
const said = (document: FlowDocument) => document.steps.filter(({ id }) => id === 'branch-1').map(wordsOfSteps(document, catalog, 'en'))[0];

it('a box says by name which step it goes by, and which way out of it', () => {
  expect(said(drawn)).toEqual({ title: 'Branch', says: 'Spoke: the outcome of “The call” is “Reached”' });
});

it('and says it anew when that step, or its way out, is called otherwise', () => {
  said(drawn);
  const renamed = applyEdit(drawn, { type: 'renameStep', step: 'task-7x', name: 'Ring up' });
  expect(said(renamed)?.says).toBe('Spoke: the outcome of “Ring up” is “Reached”');
  const steps = drawn.steps.map((one) => (one.id === 'task-7x' ? { ...one, config: { ...one.config, outcomes: [{ id: 'way-3f', title: 'Talked' }] } } : one));
  expect(said({ ...drawn, steps })?.says).toBe('Spoke: the outcome of “The call” is “Talked”');
});
