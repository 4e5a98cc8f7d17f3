import { expect, test } from 'vitest';
import { GROUP, gatherMs } from './ingest-pace.ts';

test.each<[string, number, number]>([
  ['a sender that is alone waits for nobody', 1, 0],
  ['nor do a few', 4, 0],
  ['where many send, a commit is shared by those who come within some milliseconds', 5, 4],
  ['who is left over from a full group has waited already', GROUP, 0],
])('%s', (_rule, requests, ms) => {
  expect(gatherMs(requests)).toBe(ms);
});
