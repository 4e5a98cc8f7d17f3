import { expect, test } from 'vitest';
import { resultInWords } from './many-words.ts';

test.each([
  [{ sent: 2, excluded: 0 }, '发出 2，没有发 0', 'sent 2, left out 0'],
  [{ sent: 1, excluded: 3, reasons: { condition: 2, withdrawn: 1 } }, '发出 1，没有发 3，不满足条件 2 人，成员不再接收这类消息 1 人', 'sent 1, left out 3, the condition does not hold: 2, the member wants no more of these: 1'],
  [{ reasons: 4 }, 'reasons 4', 'reasons 4'],
  [{ kudos: 12, audienceSize: 3 }, 'kudos 12，人群人数 3', 'kudos 12, audience 3'],
  [{ ranking: [{ id: 'ann', rank: 1, value: 5 }], ranked: 1 }, '名次 第 1 名 ann（5），参加排名 1', 'ranking 1. ann (5), ranked 1'],
  [{ winners: ['ann', 'bea'], drawnFrom: 9 }, '抽中 ann、bea，名单人数 9', 'winners ann, bea, drawn from 9'],
  [{ winners: [] }, '抽中 没有人', 'winners nobody'],
  [3, '3', '3'],
])('%j is told as %s', (data, zh, en) => {
  expect([resultInWords(data, 'zh'), resultInWords(data, 'en')]).toEqual([zh, en]);
});
