// Semantics 29 on a real Postgres: what is said to many goes by the path of a message to one, each recipient judged for themselves.
import { DEFAULT_POLICY, END, flow, type JsonObject, step } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChannelStore } from '../channels/channel-store.ts';
import { eraseMember } from '../erase-member.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { noonZone } from '../testing/noon-zone.ts';
import { workJobs } from './run-jobs.ts';

let flows: Flows;
let told = 0;
const read = createProgramReader();
const poked = new Set<number>();
const poke = (lanes: readonly number[]) => void lanes.forEach((lane) => void poked.add(lane));

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`update scopes set zone = ${noonZone()}, sending = ${flows.sql.json({ ...DEFAULT_POLICY, quietHours: null, quietHoursOfMinors: null } as never)} where id = 'live'`;
});
afterAll(() => flows.close());
beforeEach(async () => {
  await flows.sql`delete from channels`;
});

const store = () => createChannelStore(flows.sql, { secret: 'a secret of the installation, long enough', publicUrl: 'https://sopwith.example', poke });

async function account(): Promise<string> {
  const id = `mail-${told++}`;
  await flows.sql`
    insert into channels (id, kind, name, settings, filled_at, disturbs, created_at, tokens) values (${id}, 'email', ${id}, '{}', ${Date.now()}, true, ${Date.now()}, 1)`;
  return id;
}

async function classOf(names: readonly string[], traits: JsonObject = {}): Promise<string> {
  const groupId = `class-${told++}`;
  for (const userId of names) {
    await flows.runtime.ingest('live', [
      { type: 'group', userId, groupId, messageId: `g${told++}`, traits: {} },
      { type: 'identify', userId, messageId: `i${told++}`, traits: { email: `${userId}@example.org`, ...traits } },
    ]);
  }
  return groupId;
}

async function work(): Promise<void> {
  await flows.settle();
  await workJobs(flows.sql, read, poke);
  for (let lanes = [...poked]; lanes.length > 0; lanes = [...poked]) {
    poked.clear();
    for (const lane of lanes) await flows.wake(lane);
  }
}

/** Somebody walks into a flow that says it to a class; gives the flow's id. */
async function broadcast(of: string, config: object, numbers: string): Promise<string> {
  const flowId = `tell-${told++}`;
  const said = { audience: { from: 'community', of }, channel: 'email', purpose: 'programme', text: 'Hello {{ member.externalId }}', ...config };
  await flows.publish(flowId, [['many', 'broadcast', said], ['say', 'message', { channel: 'in-app', purpose: 'service', text: numbers }]], { triggers: [{ type: 'event', event: flowId }] });
  await flows.track(`desk-${flowId}`, flowId);
  await work();
  return flowId;
}

async function lines(flowId: string): Promise<readonly string[]> {
  const found = await flows.sql<{ line: string }[]>`
    select coalesce(recipient, m.external_id) || ' ' || x.channel || ': ' || x.text || ': ' || x.status || coalesce(' ' || x.why, '') as line
    from messages x join members m on m.id = x.member_id where x.flow_id = ${flowId} and x.step <> 'say' order by x.key`;
  return found.map(({ line }) => line);
}

async function saidBy(flowId: string): Promise<string | undefined> {
  const [found] = await flows.sql<{ text: string }[]>`select text from messages where flow_id = ${flowId} and step = 'say'`;
  return found?.text;
}

const settle = (key: string, attempt: number, outcome: 'accepted' | 'failed', why: 'gaveUp' | null = null) =>
  store().settle({ key, attempt, outcome, reason: null, why, retryInMs: null, providerId: null });

test('it leaves by its channel’s account, all of one page at once, and its step hears when it is known what became of each', async () => {
  const id = await account();
  const of = await classOf(['ann', 'bea', 'cid']);
  await flows.runtime.recordConsent({ scopeId: 'live', userId: 'cid', purpose: 'programme', channel: 'email', granted: false, proof: 'test' } as never);
  const flowId = await broadcast(of, { subject: 'For {{ member.externalId }}', waitFor: 'accepted' }, '{{ sent }} {{ excluded }} {{ reasons.withdrawn }} {{ reasons.gaveUp }}');
  expect(await lines(flowId)).toEqual([
    'ann email: Hello ann: waiting queued', 'bea email: Hello bea: waiting queued', 'cid email: Hello cid: waiting queued',
  ]);
  const { sends } = await store().claim(id, 10);
  expect(sends.map(({ userId, subject }) => [userId, subject])).toEqual([['ann', 'For ann'], ['bea', 'For bea']]);
  const [ann, bea] = sends;
  await settle(ann?.key as string, 1, 'accepted');
  await work();
  expect(await saidBy(flowId)).toBeUndefined();
  await settle(bea?.key as string, 1, 'failed', 'gaveUp');
  await work();
  expect(await saidBy(flowId)).toBe('1 2 1 1');
});

test('one recipient whose message is on its way keeps no other from getting theirs', async () => {
  const id = await account();
  await broadcast(await classOf(['dan', 'eve']), {}, '{{ sent }}');
  const first = await store().claim(id, 1);
  const second = await store().claim(id, 1);
  expect([...first.sends, ...second.sends].map(({ userId }) => userId)).toEqual(['dan', 'eve']);
});

test('each gets the words for their channel and language, and their own books in them', async () => {
  const of = await classOf(['fay'], { language: 'zh-CN' });
  await classOf(['gus']);
  const flowId = await broadcast(of, { channel: 'in-app', text: 'Hello', variants: [{ channel: 'email', language: 'zh', text: 'no' }, { language: 'zh', text: '你好 {{ member.points | default: 0 }}' }] }, '{{ sent }}');
  expect([await lines(flowId), await saidBy(flowId)]).toEqual([['fay in-app: 你好 0: sent'], '1']);
});

test('without an account nobody gets it, and the step says why', async () => {
  const flowId = await broadcast(await classOf(['hal', 'ida']), {}, '{{ sent }} {{ reasons.noChannel }}');
  expect(await saidBy(flowId)).toBe('0 2');
});

test('who is erased while theirs waits is waited for no longer', async () => {
  const id = await account();
  const flowId = await broadcast(await classOf(['jan', 'kim']), { waitFor: 'accepted' }, '{{ sent }} {{ reasons.unknownRecipient }}');
  await eraseMember(flows.sql, { scopeId: 'live', userId: 'kim', by: 'test' });
  const { sends } = await store().claim(id, 10);
  for (const { key, attempt } of sends) await settle(key, attempt, 'accepted');
  await work();
  expect(await saidBy(flowId)).toBe('1 1');
});

test('what has not gone is called off with the path that asked for it', async () => {
  const id = await account();
  const of = await classOf(['lea']);
  const flowId = `race-${told++}`;
  const said = { audience: { from: 'community', of }, channel: 'email', purpose: 'programme', text: 'Hello', waitFor: 'accepted' } as const;
  await flows.publish(flowId, [], {
    ...flow({ name: flowId, triggers: [{ type: 'event', event: flowId }] }, {
      race: step('parallel', { join: 'any', paths: [{ id: 'tell', name: 'Tell' }, { id: 'hear', name: 'Hear' }] }, { tell: 'tell', hear: 'hear' }),
      tell: step('broadcast', said, { done: 'met' }),
      hear: step('wait-event', { events: [{ id: 'enough', event: 'enough' }], deadline: null }, { enough: 'met' }),
      met: step('join', {}, { done: 'wait' }),
      wait: step('wait-duration', { duration: { amount: 1, unit: 'days' } }, { done: END }),
    }),
  });
  await flows.track('desk', flowId);
  await work();
  expect(await lines(flowId)).toEqual(['lea email: Hello: waiting queued']);
  await flows.track('desk', 'enough');
  await work();
  expect(await lines(flowId)).toEqual(['lea email: Hello: skipped runEnded']);
  expect((await store().claim(id, 10)).sends).toEqual([]);
});
