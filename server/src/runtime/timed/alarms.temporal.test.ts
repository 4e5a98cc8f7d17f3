// The alarms of schedules on a real Temporal server: made, stopped, made anew after a loss, and taken away.
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { temporalAddress } from '../../../../tests/setup/temporal-address.ts';
import type { Repeated } from '../every.ts';
import { pause } from '../pause.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { keepAlarms } from './alarms.ts';

const ID = 'schedule/alarms-test/live/weekly/0';
const LOOK_MS = 50;

let flows: Flows;
let connection: Connection;
let client: Client;
let alarms: Repeated;
const errors: unknown[] = [];

beforeAll(async () => {
  flows = await flowsUnderTest();
  connection = await Connection.connect({ address: temporalAddress() });
  client = new Client({ connection });
  await flows.publish('weekly', [['wait', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }]], {
    triggers: [{ type: 'schedule', cron: '0 9 * * 1', zone: 'Asia/Shanghai', catchUp: 'last', audience: { from: 'all', of: '', ids: [] } }],
  });
  alarms = keepAlarms(flows.sql, { client, taskQueue: 'alarms-test' }, (error) => errors.push(error), LOOK_MS);
});
afterAll(async () => {
  await alarms.stop();
  await connection.close();
  await flows.close();
});

const described = () => client.schedule.getHandle(ID).describe();
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 100 });

test('a published schedule has an alarm that rings at its times in its zone', async () => {
  await eventually(async () => {
    const { info, state } = await described();
    expect(state.paused).toBe(false);
    const next = info.nextActionTimes[0] as Date;
    expect([next.getUTCDay(), next.getUTCHours(), next.getUTCMinutes()]).toEqual([1, 1, 0]);
  });
});

test('an alarm that Temporal lost is made again by whoever starts next', async () => {
  await alarms.stop();
  await client.schedule.getHandle(ID).delete();
  alarms = keepAlarms(flows.sql, { client, taskQueue: 'alarms-test' }, (error) => errors.push(error), LOOK_MS);
  await eventually(async () => expect((await described()).scheduleId).toBe(ID));
});

test('an alarm that is there, though the list does not tell of it yet, is made anew', async () => {
  await alarms.stop();
  const hidden = new Client({ connection });
  // As a cluster does whose index lags behind.
  hidden.schedule.list = () => ({ async *[Symbol.asyncIterator]() {} }) as unknown as ReturnType<typeof hidden.schedule.list>;
  const create = hidden.schedule.create.bind(hidden.schedule);
  const creations: string[] = [];
  hidden.schedule.create = (async (options: Parameters<typeof create>[0]) => {
    const made = create(options);
    await made.then(() => creations.push('made'), () => creations.push('there already'));
    return made;
  }) as typeof hidden.schedule.create;
  alarms = keepAlarms(flows.sql, { client: hidden, taskQueue: 'alarms-test' }, (error) => errors.push(error), LOOK_MS);
  await eventually(async () => expect(creations).toEqual(['there already', 'made']));
  expect(errors).toEqual([]);
});

test('the alarm of a paused flow stands still', async () => {
  await flows.sql.begin((tx) => pause(tx, { type: 'flow', scopeId: 'live', flowId: 'weekly' }));
  await eventually(async () => expect((await described()).state.paused).toBe(true));
});

test('an archived flow has no alarm', async () => {
  await flows.sql`delete from schedules where flow_id = 'weekly'`;
  await eventually(async () => expect(described()).rejects.toThrow(/not found/i));
  expect(errors).toEqual([]);
});

test('an alarm that is listed, though it is gone already, is no trouble', async () => {
  await alarms.stop();
  const late = new Client({ connection });
  const gone: string[] = [];
  async function* listed() {
    gone.push(ID);
    yield { scheduleId: ID };
  }
  late.schedule.list = listed as unknown as typeof late.schedule.list;
  alarms = keepAlarms(flows.sql, { client: late, taskQueue: 'alarms-test' }, (error) => errors.push(error), LOOK_MS);
  // Whoever stops it waits for the look that is under way.
  await alarms.stop();
  expect([gone, errors]).toEqual([[ID], []]);
});
