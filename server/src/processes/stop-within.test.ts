import { expect, test, vi } from 'vitest';
import { stopWithin } from './stop-within.ts';

test('who has drained in time has stopped by itself', async () => {
  expect(await stopWithin(10_000, async () => {})).toBe(true);
});

test('who waits for servers that are gone is not waited for longer than agreed', async () => {
  expect(await stopWithin(20, () => new Promise(() => {}))).toBe(false);
});

test('a failure to stop is told, and not taken for being late', async () => {
  await expect(stopWithin(10_000, () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
});

test('nothing keeps the process alive once it has stopped', async () => {
  vi.useFakeTimers();
  await stopWithin(10_000, async () => {});
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
