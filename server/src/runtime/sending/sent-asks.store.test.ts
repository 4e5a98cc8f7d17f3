// A question that is sent: once into the inbox or by an account, with the link that answers it; and what becomes of one that is not sent.
import type { Phone } from '../../api/contract.ts';
import { readPhoneEntries } from '../../stores/phone-query.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChannelStore } from '../channels/channel-store.ts';
import { doDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';

const SECRET = 'a secret of the installation, long enough';
let flows: Flows;
let count = 0;

beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const question = { kind: 'text', question: 'What is missing?', variable: 'words', by: 'page', deadline: { amount: 4, unit: 'hours' } };

async function ask(userId: string, config: object, ...before: (readonly [id: string, type: string, config: object])[]): Promise<void> {
  const event = `ask-${count++}`;
  await flows.publish(event, [...before, ['ask', 'ask', { ...question, ...config }]], { triggers: [{ type: 'event', event }] });
  await flows.runtime.ingest('live', [{ type: 'identify', userId, messageId: `id-${userId}`, traits: { email: `${userId}@example.org` } }]);
  await flows.track(userId, event);
  await flows.settle();
}

async function idOf(userId: string): Promise<number> {
  const [row] = await flows.sql<{ id: number }[]>`select id from members where external_id = ${userId}`;
  if (!row) throw new Error(`expected ${userId}, found nobody`);
  return row.id;
}

const inbox = async (userId: string): Promise<Phone['entries']> => (await readPhoneEntries(flows.sql, await idOf(userId))).filter(({ type }) => type === 'message' || type === 'question');

async function trailOf(userId: string): Promise<readonly string[]> {
  const rows = await flows.sql<{ line: string }[]>`
    select t.kind || ' ' || coalesce(t.outcome, '') || ' ' || coalesce(t.reason -> 'data' ->> 'why', '') as line from trail t join runs r on r.id = t.run_id
    where r.member_id = ${await idOf(userId)} and t.step = 'ask' order by t.n`;
  return rows.map(({ line }) => line.trim());
}

async function later(ms: number): Promise<void> {
  await doDueWork(flows.sql, createProgramReader(), flows.runtime.poke, 'live', { now: Date.now() + ms, fires: Date.now() + ms });
  await flows.settle();
}

test('a question is in the inbox once, as a question, when its message went', async () => {
  await ask('ann', {});
  expect(await inbox('ann')).toMatchObject([{ type: 'question', place: 'page', status: 'open', form: { questions: [{ title: 'What is missing?' }] } }]);
  expect(await flows.sql`select status, channel, purpose, text from messages where member_id = ${await idOf('ann')}`).toEqual([
    { status: 'sent', channel: 'in-app', purpose: 'service', text: 'What is missing?' },
  ]);
});

test('one that is held back is in nobody’s inbox before its release, and can be answered all the while', async () => {
  await ask('bo', { purpose: 'marketing' }, ['hold', 'hold', { purposes: ['marketing'], audience: 'member', key: 'bo' }]);
  expect(await inbox('bo')).toEqual([]);
  expect(await flows.sql`select status from asks where member_id = ${await idOf('bo')}`).toEqual([{ status: 'open' }]);
  await flows.publish('free', [['free', 'release', { key: 'bo' }]], { triggers: [{ type: 'event', event: 'free' }] });
  await flows.track('bo', 'free');
  await flows.settle();
  await later(1_000);
  expect((await inbox('bo')).map(({ type }) => type)).toEqual(['question']);
});

test('one that was answered before it went goes nowhere any more', async () => {
  await ask('cai', { purpose: 'marketing' }, ['hold', 'hold', { purposes: ['marketing'], audience: 'member', key: 'cai' }]);
  const [open] = await flows.sql<{ token: string }[]>`select token from asks where member_id = ${await idOf('cai')}`;
  expect(await flows.runtime.answerAsk({ token: open?.token ?? '', given: { words: 'More' } })).toBe('done');
  await flows.settle();
  expect(await flows.sql`select status from messages where member_id = ${await idOf('cai')}`).toEqual([{ status: 'skipped' }]);
});

test('one that the member wants none of stays open, and the trail tells why it was not sent', async () => {
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'dee', messageId: 'dee', traits: {} }]);
  await flows.sql`update members set consents = '{"marketing/any": false}' where external_id = 'dee'`;
  await ask('dee', { purpose: 'marketing' });
  expect(await trailOf('dee')).toEqual(['resting', 'noted notSent withdrawn']);
  expect(await flows.sql`select status from asks where member_id = ${await idOf('dee')}`).toEqual([{ status: 'open' }]);
});

test('by e-mail it goes with the link that answers it, also where it is to be answered in the conversation', async () => {
  await flows.sql`insert into channels (id, kind, name, settings, filled_at, created_at) values ('school', 'email', 'School', '{}', 0, 0)`;
  const store = createChannelStore(flows.sql, { secret: SECRET, publicUrl: 'https://sopwith.example/', poke: flows.runtime.poke });
  await ask('eve', { channel: 'email', subject: 'A question', by: 'chat' });
  const [open] = await flows.sql<{ token: string }[]>`select token from asks where member_id = ${await idOf('eve')}`;
  const { sends } = await store.claim('school', 10);
  expect(sends.map(({ subject, text }) => ({ subject, text }))).toEqual([{ subject: 'A question', text: `What is missing?\n\nhttps://sopwith.example/q/${open?.token}` }]);
  const [send] = sends;
  if (!send) throw new Error('expected a question to be claimed');
  // What an account sends is not in the inbox too.
  expect(await inbox('eve')).toEqual([]);
  await store.settle({ key: send.key, attempt: send.attempt, outcome: 'failed', reason: '550', why: 'refusedByProvider', retryInMs: null, providerId: null });
  await flows.settle();
  expect(await trailOf('eve')).toEqual(['resting', 'noted notSent refusedByProvider']);
  // What is told beside the answer does not stand in its way.
  expect(await flows.runtime.answerAsk({ token: open?.token ?? '', given: { words: 'More' } })).toBe('done');
  await flows.settle();
  expect((await trailOf('eve')).at(-1)).toBe('left answered');
});
