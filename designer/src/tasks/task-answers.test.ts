import type { FormField } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { completionOf, missingFields, toggled, withField } from './task-answers.ts';

const field = (name: string, required: boolean): FormField => ({ name, title: name.toUpperCase(), kind: 'text', required, options: [] });

it('a required field counts as missing until something stands in it', () => {
  const form = [field('answer', true), field('source', false), field('grade', true)];
  expect(missingFields(form, {})).toEqual(['ANSWER', 'GRADE']);
  expect(missingFields(form, { answer: 'x', grade: 'y' })).toEqual([]);
});

it('no and zero are answers; an emptied field is none', () => {
  expect(withField({}, 'agreed', false)).toEqual({ agreed: false });
  expect(withField({}, 'count', 0)).toEqual({ count: 0 });
  expect(withField({ answer: 'x' }, 'answer', '')).toEqual({});
  expect(withField({ answer: 'x' }, 'answer', null)).toEqual({});
});

it('a tick is set and taken away again', () => {
  expect(toggled(toggled([2], 0), 1)).toEqual([0, 1, 2]);
  expect(toggled([0, 1], 0)).toEqual([1]);
});

it('only what was given is sent', () => {
  expect(completionOf('done', '  ', {}, [])).toEqual({ outcome: 'done' });
  expect(completionOf('done', ' ok ', { a: 1 }, [0])).toEqual({ outcome: 'done', note: 'ok', form: { a: 1 }, ticked: [0] });
});
