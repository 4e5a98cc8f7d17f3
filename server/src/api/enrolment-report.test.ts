import { expect, test } from 'vitest';
import { reportHead, reportLines } from './enrolment-report.ts';

const told = (userId: string, reason: string | null = 'onlyOnce') => reportLines([{ n: 0, userId, reason }], 'en');

test('a line says who, the code, and why in the language that was asked for', () => {
  expect(told('ann')).toBe('ann,onlyOnce,"was in before, and may enter only once"\r\n');
  expect(reportLines([{ n: 0, userId: '小明', reason: 'alreadyIn' }], 'zh')).toBe('小明,alreadyIn,已经在流程里\r\n');
});

test('whose turn never came is told apart from who was refused', () => {
  expect(told('ann', null)).toBe('ann,cancelled,cancelled before their turn\r\n');
});

test('whose exit held already is told so, by its reason', () => {
  expect(told('ann', 'exit: graduated')).toBe('ann,exit: graduated,an exit holds already: graduated\r\n');
  expect(reportLines([{ n: 0, userId: 'ann', reason: 'exit: 已结业' }], 'zh')).toBe('ann,exit: 已结业,已经满足退出条件：已结业\r\n');
});

test('a reason without words stands as it is', () => {
  expect(told('ann', 'waitlisted')).toBe('ann,waitlisted,waitlisted\r\n');
});

test('it begins with the mark by which Excel knows UTF-8, and its first column can be sent back', () => {
  expect(reportHead('zh')).toBe('\ufeffuserId,原因代码,没有进入的原因\r\n');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['=1+1', "'=1+1"],
  ['@sum', "'@sum"],
  ['+cmd|x', "'+cmd|x"],
  ['-2+3', "'-2+3"],
  ['+86 138-0000-0000', '+86 138-0000-0000'],
  ['-7', '-7'],
])('the id %s is written as %s: no spreadsheet works it out', (userId, cell) => {
  expect(told(userId).startsWith(`${cell},`)).toBe(true);
});
