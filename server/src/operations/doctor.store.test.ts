// What is not well is found and told, and what is well is not called ill.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../api/testing/api-under-test.ts';
import type { FlowDetail } from '../api/contract.ts';
import { connect } from '../db/connect.ts';
import { examine } from './doctor.ts';

let api: ApiUnderTest;
let flow: string;
let lane: string;
beforeAll(async () => {
  api = await apiUnderTest();
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { template: 'onboarding', language: 'en' });
  flow = body.id;
  await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev });
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId: 'ann' }] });
  await api.settle();
  const [row] = await api.sql<{ name: string }[]>`select l.workflow_id as name from lanes l join runs r on r.lane_id = l.id`;
  lane = row?.name as string;
  await api.call('POST', '/v1/channels', { id: 'letters', kind: 'webhook', name: 'Letters', perMinute: 10, disturbs: false, settings: { url: 'https://example.org/hook' } });
  await api.sql`insert into sends (message_key, attempt, channel_id, member_id, flow_id, purpose, at, outcome, reason) values ('k1', 3, 'letters', 1, 'f', 'service', 0, 'retry', 'HTTP 500')`;
  await api.sql`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, channel_id, not_before)
    select 'k' || n, 'live', r.id, r.flow_id, r.member_id, 's', 'webhook', 'service', 't', 0, 'waiting', 'letters', 9e15 from runs r, generate_series(1, 2) n`;
});
afterAll(() => api.close());

const installation = () => ({ databaseUrl: api.databaseUrl, temporalAddress: null, namespace: 'default', taskQueue: 'none', dataDir: '.', close: async () => {} });

async function illness(): Promise<readonly string[]> {
  const findings = await examine(api.sql, installation());
  return findings.filter(({ what, state }) => state !== 'ok' && what.en !== 'Temporal').map(({ what, detail, mend }) => `${what.en}: ${detail.en}${mend === null ? ' (no mend)' : ''}`);
}

test('an installation that is well is called so', async () => {
  expect(await illness()).toEqual([]);
});

const send = (set: string) => api.sql.unsafe(`update messages set ${set} where key = 'k1'`);
const standing = (what: string, done: 'pause' | 'resume') => api.call('POST', `/v1/${what}/${done}`);

test.each<[string, () => Promise<unknown>, () => Promise<unknown>, RegExp]>([
  ['a database that lacks a migration', () => api.sql`update drizzle.__drizzle_migrations set created_at = created_at - 1e12`, () => api.sql`update drizzle.__drizzle_migrations set created_at = created_at + 1e12`, /^migrations: .*older than this build$/],
  ['everything paused', () => standing('scopes/live', 'pause'), () => standing('scopes/live', 'resume'), /^what stands still: everything \(since/],
  ['a paused flow', () => standing(`flows/${flow}`, 'pause'), () => standing(`flows/${flow}`, 'resume'), /^what stands still: the flow Newcomer onboarding/],
  ['a paused lane, by the name that resumes it', () => standing(`lanes/${encodeURIComponent(lane)}`, 'pause'), () => standing(`lanes/${encodeURIComponent(lane)}`, 'resume'), /^what stands still: the lane lane\/live\/\d+\/\d \(since/],
  ['a paused run', () => api.sql`update runs set paused_at = 5`, () => api.sql`update runs set paused_at = null`, /^what stands still: 1 run\(s\) by themselves/],
  ['a stopped channel', () => api.call('POST', '/v1/channels/letters/stop', { stopped: true }), () => api.call('POST', '/v1/channels/letters/stop', { stopped: false }), /^what stands still: the channel letters/],
  ['the kill switch', () => api.call('POST', '/v1/stops', {}), () => api.call('POST', '/v1/stops/lift', {}), /^what stands still: the kill switch for every message/],
  ['a message that does not go', () => send(`not_before = ${Date.now() - 600_000}`), () => send('not_before = 9e15'), /^messages on their way out: 1 for letters, the oldest for 10 min, at 10 a minute$/],
  ['an account by which nothing goes', () => send(`why = 'retry', attempt = 3`), () => send(`why = null, attempt = 0`), /^messages that are tried again: 1 for letters, up to 3 times, the last time: HTTP 500$/],
  ['a dead letter', () => send(`status = 'failed'`), () => send(`status = 'waiting'`), /^dead letters: 1 of letters$/],
  ['a timer that is late', () => api.sql`update runs set due = due - 1e12::bigint`, () => api.sql`update runs set due = due + 1e12::bigint`, /^due timers: late by \d+\.\d s$/],
  ['an event that no run takes', () => api.sql`insert into run_inputs (run_id, lane_id, source, kind, at, seq) select id, lane_id, 'e1', 'event', ${Date.now() - 60_000}, 1 from runs`, () => api.sql`delete from run_inputs`, /^events waiting for their runs: late by 6\d\.\d s$/],
  ['an act that hangs', () => api.sql`insert into acts (key, run_id, step, step_type, config, status, at, touched_at) select 'a', id, 's', 'http-request', '{}', 'pending', 0, 0 from runs`, () => api.sql`delete from acts`, /^action steps: waiting for over ten minutes: 1 of http-request$/],
  ['a run that failed', () => api.sql`update runs set status = 'failed'`, () => api.sql`update runs set status = 'active'`, /^failed runs: 1 in "Newcomer onboarding"$/],
])('%s is found, with what to do, until it is mended', async (_, ail, mend, told) => {
  await ail();
  expect(await illness()).toEqual([expect.stringMatching(told)]);
  await mend();
  expect(await illness()).toEqual([]);
});

test('a database that does not answer is trouble like any other, and the rest is looked at all the same', async () => {
  const away = connect('postgres://nobody@127.0.0.1:1/nowhere', { max: 1 });
  const found = await examine(away, installation());
  await away.end();
  expect(found.map(({ what, state }) => `${what.en} ${state}`)).toEqual(['database trouble', 'Temporal warning', 'disk ok']);
  expect(found[0]?.detail.en).toBe('does not answer: connect ECONNREFUSED 127.0.0.1:1');
  expect(found[0]?.mend).not.toBeNull();
});

// On a cluster nothing lies in the folder of the machine at which the question is asked.
test('where there is no data folder, nothing is said of its disk, and all else is', async () => {
  const findings = await examine(api.sql, { ...installation(), dataDir: '/nowhere/data' });
  expect(findings.map(({ what }) => what.en)).not.toContain('disk');
  expect(findings.map(({ what }) => what.en)).toEqual(expect.arrayContaining(['database', 'failed runs', 'dead letters']));
});
