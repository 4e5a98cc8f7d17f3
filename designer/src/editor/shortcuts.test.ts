import { expect, it } from 'vitest';
import { commandOf, type Press } from './shortcuts.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});
const ctrl = { ctrlKey: true };
const meta = { metaKey: true };

it.each([
  [press('z', ctrl), 'undo'],
  [press('z', meta), 'undo'],
  [press('Z', { ...ctrl, shiftKey: true }), 'redo'],
  [press('y', ctrl), 'redo'],
  [press('d', meta), 'duplicate'],
  [press('a', ctrl), 'selectAll'],
  [press('f', ctrl), 'find'],
  [press('s', ctrl), 'save'],
  [press('t'), 'tidy'],
  [press('Escape'), 'deselect'],
  [press('F8'), 'nextProblem'],
  [press('F8', { shiftKey: true }), 'previousProblem'],
  [press('F6'), 'nextRegion'],
  [press('F6', { shiftKey: true }), 'previousRegion'],
  [press('F6', ctrl), null],
  [press('t', { altKey: true }), null],
  [press('x'), null],
] as const)('%o means %s', (given, command) => expect(commandOf(given, false)).toBe(command));

it('typing keeps its own keys, but for saving', () => {
  expect([press('t'), press('z', ctrl), press('a', ctrl), press('Escape')].map((each) => commandOf(each, true))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(commandOf(press('s', ctrl), true)).toBe('save');
  expect(commandOf(press('F8'), true)).toBe('nextProblem');
  expect(commandOf(press('F6'), true)).toBe('nextRegion');
});

it('an input method that composes hears every key alone', () => {
  expect(commandOf(press('t', { isComposing: true }), false)).toBeNull();
  expect(commandOf(press('Process'), false)).toBeNull();
});
