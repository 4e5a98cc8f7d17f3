import { compile, createCatalog, parseFlow } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { chain } from '../testing/sample-flow.ts';
import { applyEdit } from './edit.ts';
import { noteNode } from './notes.ts';

const flow = chain('a', 'b');
const sampleFlow = { ...flow, steps: flow.steps.map((step) => (step.id === 'b' ? { ...step, ends: ['done'] } : step)) };
const note = { id: 'n1', text: 'Ask Mei', x: 10.4, y: 20 };
const noted = applyEdit(sampleFlow, { type: 'addNote', note });

it('a note stands where it was put, is moved with the mouse, and goes when its text is cleared', () => {
  expect(noted.notes).toEqual([{ ...note, x: 10 }]);
  expect(applyEdit(noted, { type: 'addNote', note })).toBe(noted);
  expect(applyEdit(noted, { type: 'moveSteps', to: { [noteNode('n1')]: { x: 5, y: 6.6 } } }).notes).toMatchObject([{ x: 5, y: 7 }]);
  expect(applyEdit(noted, { type: 'writeNote', note: 'n1', text: 'Ask Bo' }).notes).toMatchObject([{ text: 'Ask Bo' }]);
  expect(applyEdit(noted, { type: 'writeNote', note: 'n1', text: ' ' })).toEqual(sampleFlow);
});

it('a note is saved with the flow, and leaves no trace in what runs', () => {
  expect(parseFlow(noted)).toEqual({ ok: true, flow: noted });
  expect(compile(noted, createCatalog())).toEqual(compile(sampleFlow, createCatalog()));
});
