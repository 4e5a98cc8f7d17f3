import { expect, test } from 'vitest';
import { add, figuresOf, inWords } from './figures.ts';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) });

test('every test counts once, and what did not run is skipped', () => {
  const report = { testResults: [file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'todo', 'skipped')] };
  expect(figuresOf(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 });
});

test('a file that cannot be loaded is one failure', () => {
  expect(figuresOf({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a file whose hook failed after its tests passed is one failure', () => {
  expect(figuresOf({ testResults: [file('failed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test.each([1, null])('without a report, exit code %s is a failure', (exitCode) => {
  expect(figuresOf(undefined, exitCode)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('an error outside of every test is a failure', () => {
  expect(figuresOf({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('figures add up and read as one plain line', () => {
  expect(inWords(add({ passed: 2, failed: 0, skipped: 1 }, { passed: 40, failed: 3, skipped: 0 }))).toBe('42 passed, 3 failed, 1 skipped');
});
