import { expect, test } from 'vitest';
import { clockText } from './Clock.tsx';

const minute = 60_000;
test.each([
  [0, '0:00'],
  [59_999, '0:59'],
  [42 * minute + 7_000, '42:07'],
  [60 * minute, '1:00:00'],
  [(24 * 60 - 1) * minute, '23:59:00'],
  [(2 * 24 + 3) * 60 * minute + 5 * minute, '2 d 3:05'],
])('%d ms read %s', (ms, text) => expect(clockText(ms)).toBe(text));
