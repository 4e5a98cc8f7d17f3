import { expect, test } from 'vitest';
import { declarationsFromText, exportText } from './declarations-file.ts';

const lines = [
  { event: null, name: 'grade', type: 'choice', choices: ['one', 'two'], note: '' },
  { event: 'paid', name: 'amount', type: 'number', choices: [], note: '元' },
] as const;

test('what is exported is what is imported', () => {
  const [, text = ''] = exportText(lines.map((line) => ({ ...line, updatedAt: 1, updatedBy: 'Lin' }))).split(',', 2);
  expect(declarationsFromText(decodeURIComponent(text))).toEqual(lines);
});

test('a short line is enough', () =>
  expect(declarationsFromText('[{"name":"city","type":"text"}]')).toEqual([{ event: null, name: 'city', type: 'text', choices: [], note: '' }]));

test.each(['', 'city', '{}', '[1]', '[{"name":"city"}]', '[{"name":"city","type":"toString"}]', '[{"name":"x","type":"choice","choices":[1]}]'])(
  '%j is no list of declarations',
  (text) => expect(declarationsFromText(text)).toBeNull(),
);
