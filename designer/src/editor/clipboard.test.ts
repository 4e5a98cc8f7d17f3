import { expect, it } from 'vitest';
import { chain } from '../testing/sample-flow.ts';
import { readPiece, writePiece } from './clipboard.ts';

it('what was copied is what is pasted: the steps and the links among them', () => {
  const piece = readPiece(writePiece(chain('a', 'b', 'c'), ['b', 'c']));
  expect([piece?.steps.map(({ id }) => id), piece?.edges]).toEqual([['b', 'c'], [{ from: 'b', outcome: 'done', to: 'c' }]]);
});

it.each(['hello', '{"steps": "many"}', '{"__proto__": {}}', ''])('the text %j is no flow', (text) => expect(readPiece(text)).toBeNull());
