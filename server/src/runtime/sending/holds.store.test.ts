// Holds on a real Postgres: whom they cover at the moment of a send, what is queued already, and what a release sets free.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { noonZone } from '../testing/noon-zone.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { readHolds, releaseHolds, setHold } from './holds.ts';

let flows: Flows;
let flowCount = 0;

beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const offer = { channel: 'in-app', purpose: 'marketing', text: 'offer', validFor: { amount: 3, unit: 'days' } };
const service = { ...offer, purpose: 'service', text: 'news' };

async function run(userId: string, ...steps: (readonly [id: string, type: string, config: object])[]): Promise<void> {
  const event = `hold-${flowCount++}`;
  await flows.publish(event, steps, { triggers: [{ type: 'event', event }] });
  await flows.track(userId, event);
  await flows.settle();
}

async function inbox(userId: string): Promise<readonly string[]> {
  const rows = await flows.sql<{ line: string }[]>`
    select x.text || ': ' || x.status || coalesce(' ' || x.why, '') as line from messages x join members m on m.id = x.member_id
    where m.external_id = ${userId} order by coalesce(x.asked_at, x.at), x.key`;
  return rows.map(({ line }) => line);
}

async function later(ms: number): Promise<void> {
  await doDueWork(flows.sql, createProgramReader(), flows.runtime.poke, 'live', { now: Date.now() + ms, fires: Date.now() + ms });
  await flows.settle();
}

type Audience = 'everyone' | 'member' | 'community' | 'segment' | 'incident';

async function hold(key: string, audience: Audience, whom: string, more: { readonly freeze?: boolean } = {}): Promise<string> {
  const at = Date.now();
  return flows.sql.begin((tx) =>
    setHold(tx, { scopeId: 'live', key, audience, whom, purposes: ['marketing'], freeze: false, at, until: at + 14 * DAY, by: 'mei', cause: `${key}/${at}/${audience}`, ...more }),
  ) as Promise<string>;
}

const free = (key: string) => flows.sql.begin((tx) => releaseHolds(tx, { scopeId: 'live', key, at: Date.now(), by: 'mei' }));

test('a hold keeps what it covers, queued or new, until its release; what comes after in the run keeps its place', async () => {
  await run('ann', ['hold', 'hold', { purposes: ['marketing'], audience: 'member', key: 'calm' }], ['one', 'message', offer], ['two', 'message', service]);
  expect(await inbox('ann')).toEqual(['offer: waiting held', 'news: waiting behind']);
  await run('ann', ['free', 'release', { key: 'calm' }]);
  await later(1_000);
  expect(await inbox('ann')).toEqual(['offer: sent held', 'news: sent behind']);
});

test('a hold covers whoever joins its audience later, and lets go who leaves it', async () => {
  await flows.runtime.ingest('live', [{ type: 'group', userId: 'bea', groupId: 'village', traits: {}, messageId: 'g-bea' }]);
  await hold('village', 'community', 'village');
  await run('bea', ['one', 'message', offer]);
  await run('cat', ['one', 'message', offer]);
  expect([await inbox('bea'), await inbox('cat')]).toEqual([['offer: waiting held'], ['offer: sent']]);
  await flows.runtime.ingest('live', [{ type: 'group', userId: 'cat', groupId: 'village', traits: {}, messageId: 'g-cat' }]);
  await run('cat', ['one', 'message', offer]);
  expect(await inbox('cat')).toEqual(['offer: sent', 'offer: waiting held']);
  await free('village');
  await later(1_000);
  expect([await inbox('bea'), await inbox('cat')]).toEqual([['offer: sent held'], ['offer: sent', 'offer: sent held']]);
});

test('what quiet hours let wait is held when its time comes', async () => {
  const policy = { quietHours: { from: '00:00', to: '23:59' }, quietHoursOfMinors: null, quietChannels: ['in-app'] };
  await flows.sql`update scopes set sending = ${flows.sql.json(policy)}, zone = ${noonZone()} where id = 'live'`;
  await run('dan', ['one', 'message', offer]);
  await flows.sql`update scopes set sending = null where id = 'live'`;
  expect(await inbox('dan')).toEqual(['offer: waiting quietHours']);
  await hold('dan-only', 'member', 'dan');
  await later(DAY);
  expect(await inbox('dan')).toEqual(['offer: waiting held']);
  await free('dan-only');
  await later(DAY + 1_000);
  expect(await inbox('dan')).toEqual(['offer: sent held']);
});

test('a segment is held as it stands when a message is to go', async () => {
  await flows.sql`insert into segments (id, name, condition, signals, rev, created_at, updated_at) values ('loud', 'Loud', '{"type":"all","of":[]}', '{}', 1, 0, 0)`;
  await run('kay', ['one', 'message', service]);
  await run('lou', ['one', 'message', service]);
  await flows.sql`insert into segment_members (segment_id, member_id, scope_id, inside, since) select 'loud', id, 'live', external_id = 'kay', 0 from members where external_id in ('kay', 'lou')`;
  await hold('loud', 'segment', 'loud');
  await run('kay', ['one', 'message', offer]);
  await run('lou', ['one', 'message', offer]);
  expect([await inbox('kay'), await inbox('lou')]).toEqual([['news: sent', 'offer: waiting held'], ['news: sent', 'offer: sent']]);
  await free('loud');
});

test('what comes after a held message keeps its place also when both are looked at again and the first is still held', async () => {
  await hold('one-key', 'member', 'max');
  await hold('other-key', 'member', 'max');
  await run('max', ['one', 'message', offer], ['two', 'message', service]);
  await free('one-key');
  await later(1_000);
  expect(await inbox('max')).toEqual(['offer: waiting held', 'news: waiting behind']);
  await free('other-key');
  await later(2_000);
  expect(await inbox('max')).toEqual(['offer: sent held', 'news: sent behind']);
});

test('two keys hold until both let go; the same key twice is one hold', async () => {
  await hold('first', 'member', 'eve');
  await hold('first', 'member', 'eve');
  await hold('second', 'member', 'eve');
  await run('eve', ['one', 'message', offer]);
  expect(await free('first')).toBe(1);
  await later(1_000);
  expect(await inbox('eve')).toEqual(['offer: waiting held']);
  expect(await free('second')).toBe(1);
  await later(2_000);
  expect(await inbox('eve')).toEqual(['offer: sent held']);
  expect(await free('second')).toBe(0);
});

test('a held message that nobody releases is skipped when it is worth nothing any more, and a run that waits is told', async () => {
  await hold('long', 'member', 'fay');
  await run('fay', ['one', 'message', { ...offer, waitFor: 'accepted' }]);
  await later(3 * DAY + HOUR);
  expect(await inbox('fay')).toEqual(['offer: skipped held']);
  expect(await flows.ways('fay')).toEqual(['one skipped']);
});

test('a hold that freezes keeps the run at its message', async () => {
  await hold('frost', 'member', 'guy', { freeze: true });
  await run('guy', ['one', 'message', offer], ['two', 'message', service]);
  expect([await inbox('guy'), await flows.ways('guy')]).toEqual([['offer: waiting held'], []]);
  await free('frost');
  await later(1_000);
  expect([await inbox('guy'), await flows.ways('guy')]).toEqual([['offer: sent held', 'news: sent'], ['one done', 'two done']]);
});

test('an incident’s hold covers those concerned, also by the next complaint, and stays when the run that set it ends', async () => {
  const opened = { title: 'Late', mergeKey: 'parcels', window: { amount: 1, unit: 'days' }, severity: 'high', owner: 'desk' };
  await run('hal', ['open', 'incident-open', opened], ['hold', 'hold', { purposes: ['marketing'], audience: 'incident' }]);
  await run('ida', ['one', 'message', offer]);
  await run('ida', ['open', 'incident-open', opened]);
  await run('ida', ['one', 'message', offer]);
  await run('hal', ['one', 'message', offer]);
  expect([await inbox('hal'), await inbox('ida')]).toEqual([['offer: waiting held'], ['offer: sent', 'offer: waiting held']]);
  const [incident] = await flows.sql<{ name: string }[]>`select name from incidents`;
  await run('hal', ['free', 'release', { key: incident?.name }]);
  await later(1_000);
  expect([await inbox('hal'), await inbox('ida')]).toEqual([['offer: sent held'], ['offer: sent', 'offer: sent held']]);
});

test('an incident that is not there holds nobody, and nothing is released twice', async () => {
  expect(await hold('I-none', 'incident', 'I-none')).toBe('none');
  const [guest] = await flows.sql<{ id: number }[]>`select id from members where external_id = 'hal'`;
  expect(await readHolds(flows.sql, 'live', [guest?.id as number])).toEqual(new Map());
  await run('jon', ['free', 'release', { key: 'nothing' }]);
  expect(await flows.ways('jon')).toEqual(['free none']);
});
