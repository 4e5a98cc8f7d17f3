import type { Program } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { assumedLines } from './backtest-words.ts';

const programOf = (...types: readonly (readonly [type: string, sort?: 'action'])[]): Pick<Program, 'steps'> => ({
  steps: Object.fromEntries(types.map(([type, sort], n): [string, Program['steps'][string]] => [`s${n}`, { id: `s${n}`, type, sort: sort ?? 'control', config: {}, next: {} }])),
});

test('a flow that asks nobody and gives nothing out leaves nothing to say', () => {
  expect(assumedLines(programOf(['message'], ['wait-event'], ['branch']), false, 'en')).toEqual([]);
});

test('whose answers are missing is named, and what becomes of a run without them', () => {
  const flow = programOf(['approval'], ['task'], ['task'], ['http-request', 'action']);
  expect(assumedLines(flow, false, 'en')).toEqual([
    'left out: what was answered then (Task for a person, Approval, other systems); whoever gets there rests there, or takes the first way with --first-answer',
  ]);
  expect(assumedLines(flow, true, 'zh')).toEqual(['没有算进去：当时怎么回答的（人工任务、审批、其他系统）。一律马上走第一个结果。']);
});

test.each(['grant', 'move'])('a %s is played as if there were enough', (type) => {
  expect(assumedLines(programOf([type]), false, 'en')).toEqual(['left out: stock and seats; nothing is sold out, and no community is full']);
  expect(assumedLines(programOf([type]), false, 'zh')).toEqual(['没有算进去：库存和社群名额。什么都发得出，哪个群都进得去。']);
});
