import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHostile, MAX_DEPTH } from './hostile-json.ts';

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

test.each([
  ['U+0000', { a: ['x', { b: 'y\u0000' }] }, 'a[1].b'],
  ['a lone high surrogate', { a: '\ud83d' }, 'a'],
  ['a lone low surrogate', '\udc4d', ''],
  ['a prototype', JSON.parse('{"a":{"__proto__":1}}'), 'a.__proto__'],
])('%s is found, with its place', (_what, value, path) => {
  expect(findHostile(value)).toMatchObject({ path });
});

test('depth is bounded, and a hundred thousand levels do not exhaust the stack', () => {
  expect(findHostile(nested(MAX_DEPTH))).toBeNull();
  expect(findHostile(nested(MAX_DEPTH + 1))).not.toBeNull();
  expect(findHostile(nested(100_000))).not.toBeNull();
});

test('what is refused is what Postgres could not store, and nothing else of its size', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
      // A backslash or a quote that is meant as such hides nothing and shows nothing.
      const text = JSON.stringify(value).replaceAll(/\\[\\"]/g, 'x');
      const expected = /\\u0000|\\ud[89a-f]/.test(text) || text.includes('"__proto__":');
      expect(findHostile(value) !== null).toBe(expected);
    }),
  );
});
