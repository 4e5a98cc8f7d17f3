import { describe, expect, test } from 'vitest';
import { contextFromText } from '../runtime/context-from-text.ts';
import { parseEnrollCsv } from './enroll-csv.ts';
import { Refusal } from './refusal.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
// `userId,课程` and `wei,数学` as Excel saves them on a Chinese Windows.
const gbk = Uint8Array.from([...utf8('userId,'), 0xbf, 0xce, 0xb3, 0xcc, 0x0d, 0x0a, ...utf8('wei,'), 0xca, 0xfd, 0xd1, 0xa7, 0x0d, 0x0a]);

describe('a table of members', () => {
  test.each([
    ['plain', utf8('userId,course\nann,AAA\n'), { course: 'AAA' }],
    ['with a byte order mark', utf8('\ufeffuserId,course\r\nann,AAA\r\n'), { course: 'AAA' }],
    ['with tabs', utf8('userId\tcourse\nann\tAAA\n'), { course: 'AAA' }],
    ['with semicolons', utf8('userId;course\nann;AAA'), { course: 'AAA' }],
    ['with quotes and blanks', utf8('userId , course\n ann ,"A, ""B"""\n\n'), { course: 'A, "B"' }],
    ['with a cell left out', utf8('userId,course\nann\n'), {}],
  ])('%s', (_how, bytes, context) => {
    expect(parseEnrollCsv(bytes)).toEqual([{ userId: 'ann', context, idempotencyKey: null }]);
  });

  test('in GBK', () => {
    expect(parseEnrollCsv(gbk)).toEqual([{ userId: 'wei', context: { 课程: '数学' }, idempotencyKey: null }]);
  });

  test('a column idempotencyKey is not context', () => {
    expect(parseEnrollCsv(utf8('userId,idempotencyKey\nann,k1\n'))).toEqual([{ userId: 'ann', context: {}, idempotencyKey: 'k1' }]);
  });

  test.each([
    ['no column userId', utf8('name\nann\n'), /userId/],
    ['no members', utf8('userId\n'), /0 members/],
    ['a row without an id, by its line', utf8('userId,course\nann,A\n,B\n'), /Line 3/],
    ['a column twice', utf8('userId,course,course\nann,A,B\n'), /course is there twice/],
    ['an open quote', utf8('userId\n"ann\n'), /could not be read/],
    ['a row that is too long', utf8('userId\nann,bob\n'), /could not be read/],
    ['neither UTF-8 nor GBK', Uint8Array.from([0xff, 0xff, 0x00]), /UTF-8/],
    ['nothing', new Uint8Array(), /userId/],
  ])('is refused with %s', (_what, bytes, says) => {
    expect(() => parseEnrollCsv(bytes)).toThrow(Refusal);
    expect(() => parseEnrollCsv(bytes)).toThrow(says);
  });
});

test('cells take the type that the flow declares; what does not fit stays text for enrolment to name', () => {
  const fields = [
    { name: 'score', type: 'number' },
    { name: 'paid', type: 'boolean' },
    { name: 'due', type: 'date' },
  ] as const;
  expect(contextFromText(fields, { score: '7.5', paid: '是', due: '2026-03-01', note: '12' })).toEqual({
    score: 7.5,
    paid: true,
    due: '2026-03-01',
    note: '12',
  });
  expect(contextFromText(fields, { score: 'seven', paid: 'perhaps' })).toEqual({ score: 'seven', paid: 'perhaps' });
});
