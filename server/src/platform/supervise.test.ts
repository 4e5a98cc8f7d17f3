import type { Bilingual } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { type Running, supervise } from './supervise.ts';

const policy = { firstPauseMs: 0, longestPauseMs: 0, mostInARow: 3, wellAfterMs: 60_000 };

function fakePart() {
  let end: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => {
    end = resolve;
  });
  const running: Running = { pid: 1, exited, stop: async () => end() };
  return { running, end: () => end() };
}

test('a part that ends by itself is started again, and told what ran before', async () => {
  const parts = [fakePart(), fakePart()];
  const before: (Running | undefined)[] = [];
  let seen: () => void = () => undefined;
  const second = new Promise<void>((resolve) => {
    seen = resolve;
  });
  const supervised = await supervise({
    name: 'worker',
    start: async (earlier) => {
      before.push(earlier);
      if (before.length === 2) seen();
      const part = parts[before.length - 1];
      if (!part) throw new Error('expected two starts, found a third');
      return part.running;
    },
    log: () => undefined,
    giveUp: () => undefined,
    policy,
  });
  parts[0]?.end();
  await second;
  await supervised.stop();
  expect(before).toEqual([undefined, parts[0]?.running]);
});

test('a part that is stopped stays stopped', async () => {
  let starts = 0;
  const supervised = await supervise({
    name: 'worker',
    start: async () => {
      starts += 1;
      return fakePart().running;
    },
    log: () => undefined,
    giveUp: () => undefined,
    policy,
  });
  await supervised.stop();
  expect(starts).toBe(1);
});

test('a part that keeps ending is given up with its name', async () => {
  const reason = await new Promise<Bilingual>((resolve, reject) => {
    const ended = (): Running => ({ pid: 1, exited: Promise.resolve(), stop: async () => undefined });
    supervise({ name: 'worker', start: async () => ended(), log: () => undefined, giveUp: resolve, policy }).catch(reject);
  });
  expect(reason).toEqual({ zh: '工作进程连续 3 次自己退出。', en: 'The worker ended 3 times in a row.' });
});

test('a start that fails at first is an error of its own, not a restart', async () => {
  await expect(
    supervise({ name: 'worker', start: () => Promise.reject(new Error('no disk')), log: () => undefined, giveUp: () => undefined, policy }),
  ).rejects.toThrow('no disk');
});
