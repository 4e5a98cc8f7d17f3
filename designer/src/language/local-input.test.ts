import { expect, test } from 'vitest';
import { fromLocalInput, toLocalInput } from './local-input.ts';

test('a moment comes back from its field, to the minute', () => {
  const at = Date.parse('2026-03-01T09:30:00Z');
  expect(fromLocalInput(toLocalInput(at))).toBe(at);
});

test.each(['', 'tomorrow'])('%j is no moment', (text) => expect(fromLocalInput(text)).toBeNull());
