import type { Client } from '@temporalio/client';
import { expect, test, vi } from 'vitest';
import type { Sql } from '../db/connect.ts';
import { createPoker } from './poke.ts';

const LONG_MS = 3_600_000;

/** A database in which every lane sleeps, or is awake, and a server that writes down which lanes were signalled. */
function scene(apartMs = LONG_MS, signal: () => Promise<void> = async () => {}, awake = () => false) {
  const signalled: string[] = [];
  const errors: unknown[] = [];
  const asleep: number[] = [];
  const answer = async ({ raw }: TemplateStringsArray, ...[first, second]: number[]) => {
    if (raw[0]?.includes('awake_until = null')) return asleep.push(first as number);
    return awake() ? [] : [{ workflowId: `lane/${second}`, workflowType: 'Onboarding' }];
  };
  const sql = answer as unknown as Sql;
  const signalWithStart = async (_type: string, { workflowId }: { workflowId: string }) => {
    signalled.push(workflowId);
    await signal();
  };
  const client = { workflow: { signalWithStart } } as unknown as Client;
  return { signalled, errors, asleep, poker: createPoker(sql, { client, taskQueue: 'q' }, (error) => errors.push(error), apartMs) };
}

test('the first poke of a lane goes at once, and those that follow closely share one signal', async () => {
  const { signalled, poker } = scene();
  for (let n = 0; n < 50; n++) poker.poke([1, 2]);
  await vi.waitFor(() => expect(signalled).toEqual(['lane/1', 'lane/2']));
  poker.poke([1]);
  await poker.drain();
  expect(signalled.slice().sort()).toEqual(['lane/1', 'lane/1', 'lane/2', 'lane/2']);
});

test('a poke that comes while the signal is on its way is never dropped', async () => {
  let arrive = () => {};
  const onItsWay = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { signalled, poker } = scene(0, () => onItsWay);
  poker.poke([1]);
  await vi.waitFor(() => expect(signalled).toHaveLength(1));
  poker.poke([1]);
  arrive();
  await poker.drain();
  expect(signalled).toEqual(['lane/1', 'lane/1']);
});

test('a lane that was signalled and then left alone is signalled anew at the next poke', async () => {
  const { signalled, poker } = scene(0);
  for (let n = 1; n <= 3; n++) {
    poker.poke([1]);
    await poker.drain();
    expect(signalled).toHaveLength(n);
  }
});

test('a server that cannot be reached is told of, and stops no later poke', async () => {
  let away = true;
  const { signalled, errors, asleep, poker } = scene(LONG_MS, async () => {
    if (away) throw new Error('unavailable');
  });
  poker.poke([1]);
  await poker.drain();
  expect(errors).toHaveLength(1);
  // Nothing has woken it.
  expect(asleep).toEqual([1]);
  away = false;
  poker.poke([1]);
  await poker.drain();
  expect(signalled).toHaveLength(2);
});

test('a lane that is awake is not signalled, and is as soon as it sleeps', async () => {
  let awake = true;
  const { signalled, poker } = scene(0, undefined, () => awake);
  poker.poke([1]);
  await poker.drain();
  expect(signalled).toEqual([]);
  awake = false;
  poker.poke([1]);
  await poker.drain();
  expect(signalled).toEqual(['lane/1']);
});
