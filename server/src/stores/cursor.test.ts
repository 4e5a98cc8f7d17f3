import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, parseCursor } from './cursor.ts';

test('a cursor says again what it was made from', () => {
  fc.assert(
    fc.property(fc.integer(), fc.uuid(), (at, id) => {
      expect(parseCursor(cursorOf({ at, id }))).toEqual({ at, id });
    }),
  );
});

test('text that no page ended with is none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseCursor(text);
      expect(parsed === null || cursorOf(parsed) === text).toBe(true);
    }),
  );
});
