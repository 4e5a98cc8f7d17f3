// The lane's shell on a server that skips time: when it asks, when it rests, what it starts, when it ends.
import { fileURLToPath } from 'node:url';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timeSkipping } from '../../tests/setup/time-skipping.ts';
import { poke } from './lane.ts';
import { act, nothing, type ScriptedLane, scriptLane } from './testing/scripted-lane.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What the server's clock may add to a moment while the machine is busy. */
const SLACK_MS = 20_000;

let environment: TestWorkflowEnvironment;
let bundle: WorkflowBundleWithSourceMap;
let lanes = 0;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  // One after the other: the server must answer within five seconds, and bundling takes all cores.
  environment = await timeSkipping();
  bundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./index.ts', import.meta.url)), logger: new DefaultLogger('ERROR') });
});
afterAll(() => environment.teardown());

function workerFor(script: ScriptedLane, taskQueue: string): Promise<Worker> {
  return Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle: bundle,
    activities: script.activities,
    reuseV8Context: true,
  });
}

async function startLane(taskQueue: string, workflowType = '新手村 Onboarding') {
  return environment.client.workflow.start(workflowType, { workflowId: taskQueue, taskQueue, args: [{ laneId: 7 }] });
}

/** Runs a lane beside what the test does to it. */
async function withLane<T>(script: ScriptedLane, work: (lane: Awaited<ReturnType<typeof startLane>>, taskQueue: string) => Promise<T>): Promise<T> {
  const taskQueue = `lane-${++lanes}`;
  const worker = await workerFor(script, taskQueue);
  return worker.runUntil(async () => work(await startLane(taskQueue), taskQueue));
}

const gaps = ({ calls }: ScriptedLane) => calls.slice(1).map(({ at }, n) => at - (calls[n]?.at ?? 0));

function expectAbout(actualMs: number | undefined, expectedMs: number): void {
  expect(actualMs).toBeGreaterThanOrEqual(expectedMs - 50);
  expect(actualMs).toBeLessThan(expectedMs + SLACK_MS);
}

test('a lane with nothing to do completes after a minute', async () => {
  const script = scriptLane(() => nothing);
  const closedAt = await withLane(script, async (lane) => {
    await lane.result();
    return (await lane.describe()).closeTime?.getTime() ?? 0;
  });
  expect(script.calls).toHaveLength(1);
  expect(script.calls[0]?.opening).toBe(true);
  expectAbout(closedAt - (script.calls[0]?.at ?? 0), MINUTE_MS);
});

test('every flow name is a workflow type', async () => {
  const script = scriptLane(() => nothing);
  const worker = await workerFor(script, 'names');
  await worker.runUntil(async () => {
    for (const name of ['21天打卡', 'Crisis response', 'poke', 'default', 'a/b #1']) {
      await (await environment.client.workflow.start(name, { workflowId: `name-${name}`, taskQueue: 'names', args: [{ laneId: 1 }] })).result();
    }
  });
  expect(script.calls).toHaveLength(5);
});

test('a lane rests until the next timer, then asks', async () => {
  const script = scriptLane((n) => (n === 1 ? { ...nothing, nextDueInMs: 3 * DAY_MS } : nothing));
  await withLane(script, (lane) => lane.result());
  expect(script.calls).toHaveLength(2);
  expectAbout(gaps(script)[0], 3 * DAY_MS);
  expect(script.calls[1]?.opening).toBe(false);
});

test('a poke wakes a lane that rests', async () => {
  const script = scriptLane((n) => (n === 1 ? { ...nothing, nextDueInMs: 300 * DAY_MS } : nothing));
  await withLane(script, async (lane) => {
    await script.called(1);
    await lane.signal(poke);
    await lane.result();
  });
  expect(script.calls).toHaveLength(2);
  expect(gaps(script)[0]).toBeLessThan(SLACK_MS);
});

test('a poke during an exchange brings another one at once', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const script = scriptLane(() => nothing);
  const { exchange } = script.activities;
  const activities = {
    ...script.activities,
    exchange: async (request: never) => {
      const turn = await exchange?.(request);
      if (script.calls.length === 1) await held;
      return turn;
    },
  };
  await withLane({ ...script, activities }, async (lane) => {
    await script.called(1);
    await lane.signal(poke);
    release();
    await lane.result();
  });
  expect(script.calls).toHaveLength(2);
  expect(gaps(script)[0]).toBeLessThan(SLACK_MS);
});

test('a lane with more to do asks again at once', async () => {
  const script = scriptLane((n) => ({ ...nothing, more: n < 4 }));
  await withLane(script, (lane) => lane.result());
  expect(script.calls).toHaveLength(4);
  for (const gap of gaps(script)) expect(gap).toBeLessThan(SLACK_MS);
});

test('an act is an activity named after its step type, started once however often it is offered', async () => {
  const offered = [act('r/a#1'), act('r/b#1', 'send-parcel')];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const script = scriptLane(
    (n) => {
      // Only once nothing is offered any more: an act that was answered meanwhile could rightly be offered again.
      if (n === 4) release();
      return n <= 3 ? { acts: offered, more: true, nextDueInMs: null } : nothing;
    },
    () => held,
    ['issue-coupon', 'send-parcel'],
  );
  await withLane(script, (lane) => lane.result());
  expect([...script.acts].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
    { key: 'r/a#1', activity: 'issue-coupon' },
    { key: 'r/b#1', activity: 'send-parcel' },
  ]);
});

test('the exchange is asked at once after an act, for its answer is a row by then', async () => {
  const script = scriptLane((n) => (n === 1 ? { acts: [act('r/a#1')], more: false, nextDueInMs: 9 * DAY_MS } : nothing));
  await withLane(script, (lane) => lane.result());
  expect(script.calls).toHaveLength(2);
  expect(gaps(script)[0]).toBeLessThan(SLACK_MS);
});

test('an act that fails for good does not end its lane', async () => {
  const script = scriptLane(
    (n) => (n === 1 ? { ...nothing, acts: [act('r/a#1')] } : nothing),
    () => Promise.reject(new Error('the shop is closed')),
  );
  await withLane(script, (lane) => lane.result());
  expect(script.acts).toHaveLength(1);
  expect(script.calls).toHaveLength(2);
});

/** Fails at first and succeeds `afterMs` later: between its attempts no activity runs, so the server can skip time. */
const slowAct = (key: string, afterMs: number) => ({ ...act(key), retry: { maximumAttempts: 2, initialIntervalMs: afterMs, maximumIntervalMs: afterMs } });

function failFirst(slowKey: string): (key: string) => Promise<void> {
  let failed = false;
  return async (key) => {
    if (key !== slowKey || failed) return;
    failed = true;
    throw new Error('not yet');
  };
}

test('a lane does not complete while an act is under way', async () => {
  const script = scriptLane((n) => (n === 1 ? { ...nothing, acts: [slowAct('r/a#1', 5 * MINUTE_MS)] } : nothing), failFirst('r/a#1'));
  const closedAt = await withLane(script, async (lane) => {
    await lane.result();
    return (await lane.describe()).closeTime?.getTime() ?? 0;
  });
  expect(script.acts.map(({ key }) => key)).toEqual(['r/a#1', 'r/a#1']);
  expect(script.calls.filter(({ opening }) => opening)).toHaveLength(1);
  expectAbout(closedAt - (script.calls[0]?.at ?? 0), 6 * MINUTE_MS);
});

test('a long history continues as new, and the new run opens its lane', async () => {
  const script = scriptLane((n) => (n <= 60 ? { ...nothing, nextDueInMs: 100 } : nothing));
  await withLane(script, (lane) => lane.result());
  expect(script.calls).toHaveLength(61);
  const openings = script.calls.flatMap(({ opening }, n) => (opening ? [n] : []));
  expect(openings).toHaveLength(2);
  expect(openings[1]).toBeGreaterThan(20);
  expect(new Set(script.calls.map(({ workflowRunId }) => workflowRunId)).size).toBe(2);
});

test('a long history waits for the acts under way before it continues as new, and starts no further ones', async () => {
  const slow = slowAct('r/a#1', 5 * MINUTE_MS);
  const late = { ...nothing, acts: [act('r/b#1')] };
  let openedAgain = false;
  const script = scriptLane((n, { opening }) => {
    if (n === 1) return { acts: [slow], more: false, nextDueInMs: 3_000 };
    openedAgain ||= opening;
    if (openedAgain) return opening ? late : nothing;
    return { ...(n === 80 ? late : nothing), nextDueInMs: 3_000 };
  }, failFirst('r/a#1'));
  await withLane(script, (lane) => lane.result());
  const openings = script.calls.flatMap(({ opening }, n) => (opening ? [n] : []));
  expect(openings[0]).toBe(0);
  expect(openings[1]).toBeGreaterThan(80);
  // The act that was offered when the history was long already was left to the run that followed.
  expect(script.acts.map(({ key }) => key)).toEqual(['r/a#1', 'r/a#1', 'r/b#1']);
});
