import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { describeFact } from './fact-words.ts';

test.each<[string, Json, string, string]>([
  ['dayList', ['met', 'madeUp', 'missed', 'notOffered'], '打卡、补卡、缺卡、不算', 'met, made up, missed, not offered'],
  ['row', { id: 'row-4', title: '第四天', task: '复习' }, 'title：第四天；task：复习', 'title: 第四天; task: 复习'],
  ['winners', ['ann', 'bo'], 'ann、bo', 'ann, bo'],
  ['ranking', [{ id: 'ann' }, { id: 'bo' }], 'id：ann、id：bo', 'id: ann, id: bo'],
  ['agreed', true, '是', 'yes'],
  ['score', 9, '9', '9'],
  ['note', null, '–', '–'],
])('%s with %j', (name, value, zh, en) => {
  expect([describeFact(name, value, 'zh'), describeFact(name, value, 'en')]).toEqual([zh, en]);
});
