// Rule 15: erasure takes everything that is known of a member, and every writer honours the tombstone that stays.
import type { ClaimedSend } from '@sopwith/activities';
import { DEFAULT_POLICY } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sql } from '../../server/src/db/connect.ts';
import { createActStore } from '../../server/src/runtime/act-store.ts';
import { createChannelStore } from '../../server/src/runtime/channels/channel-store.ts';
import { deliverEmissions } from '../../server/src/runtime/deliver-emissions.ts';
import { enroll } from '../../server/src/runtime/enroll.ts';
import { enrollInBulk } from '../../server/src/runtime/jobs/bulk-enrolment.ts';
import { workJobs } from '../../server/src/runtime/jobs/run-jobs.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { routeEvents } from '../../server/src/runtime/route-events.ts';
import { type Flows, flowsUnderTest } from '../../server/src/runtime/testing/flow-under-test.ts';
import { keepSegments } from '../../server/src/segments/segment-keeper.ts';
import { putSegment } from '../../server/src/segments/segment-store.ts';
import { lockWaiters } from '../setup/lock-waiters.ts';

let flows: Flows;
let calls = 0;
const readProgram = createProgramReader();
const LIVE = 'live';

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`update scopes set sending = ${flows.sql.json({ ...DEFAULT_POLICY, quietHours: null, quietHoursOfMinors: null } as never)} where id = 'live'`;
  await flows.sql`
    insert into channels (id, kind, name, settings, filled_at, created_at, tokens) values ('mail', 'email', 'mail', '{}', 0, 0, 1), ('hook', 'webhook', 'hook', '{}', 0, 0, 1)`;
  await flows.publish('asks', [['ask', 'ask', { kind: 'nps', question: 'Well, {{ member.name }}?', variable: 'answer', by: 'page', deadline: null, clock: 'wall' }]], on('asks'));
  await flows.publish('tasks', [['task', 'task', { title: 'Call {{ member.name }}', detail: '', assignee: 'desk', deadline: null, outcomes: [{ id: 'done', title: 'OK' }], assignBy: 'named', clock: 'wall' }]], on('tasks'));
  await flows.publish('says', [['say', 'message', { channel: 'in-app', purpose: 'service', text: 'Hello {{ member.name }}' }]], on('says'));
  await flows.publish('mails', [['say', 'message', { channel: 'email', purpose: 'marketing', text: 'Offer for {{ member.name }}' }]], on('mails'));
  await flows.publish('guards', [['say', 'message', { channel: 'in-app', purpose: 'service', text: 'Of {{ member.externalId }}', to: 'guardian' }]], on('guards'));
  await putSegment(flows.sql, 'untagged', { name: 'Untagged', description: '', condition: { type: 'not', of: { type: 'tag', tag: 'x' } } }, 0);
});
afterAll(() => flows.close());

function on(event: string) {
  return { triggers: [{ type: 'event' as const, event }], reentry: { type: 'afterEnd' as const } };
}

const identify = (userId: string, traits: object) => flows.runtime.ingest(LIVE, [{ type: 'identify', userId, messageId: `c${calls++}`, traits: traits as never }]);

/** Somebody with everything: runs that wait, messages, a task, a question, an act, an event, a community, a segment. */
async function somebody(userId: string): Promise<number> {
  await identify(userId, { name: `Secret ${userId}`, email: `${userId}@example.org` });
  await flows.runtime.ingest(LIVE, [{ type: 'group', userId, groupId: 'village', traits: {}, messageId: `c${calls++}` }]);
  await flows.runtime.recordConsent({ scopeId: LIVE, userId, purpose: 'marketing', channel: 'any', granted: true, by: 'mei' });
  for (const event of ['asks', 'tasks', 'says', 'mails']) await flows.track(userId, event, { note: `Secret ${userId}` });
  await flows.settle();
  await flows.sql`
    insert into acts (key, run_id, step, step_type, config, status, at, touched_at)
    select r.id || '/act#1', r.id, 'act', 'http-request', '{}', 'pending', 0, 0 from runs r join members m on m.id = r.member_id
    where m.external_id = ${userId} and r.flow_id = 'tasks'`;
  await keepSegments(flows.sql, readProgram, flows.runtime.poke);
  const [member] = await flows.sql<{ id: number }[]>`select id from members where external_id = ${userId}`;
  return member?.id as number;
}

const erase = (userId: string) => flows.runtime.eraseMember({ scopeId: LIVE, userId, by: 'mei' });

/** Every row of every table in which the id stands, or which is the member's: `table` or `table ×n`. */
async function traces(userId: string, memberId: number): Promise<readonly string[]> {
  const tables = await flows.sql<{ name: string; mine: boolean }[]>`
    select t.tablename as name, exists (select 1 from information_schema.columns c where c.table_name = t.tablename and c.column_name = 'member_id') as mine
    from pg_tables t where t.schemaname = 'public' order by 1`;
  const found: string[] = [];
  for (const { name, mine } of tables) {
    const sql = flows.sql;
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from ${sql(name)} t where t::text like ${`%${userId}%`} or t::text like ${`%Secret ${userId}%`} ${mine ? sql`or t.member_id = ${memberId}` : sql``}`;
    if ((row?.n ?? 0) > 0) found.push(row?.n === 1 ? name : `${name} ×${row?.n}`);
  }
  return found;
}

const TOMBSTONE = ['erasures', 'members'];

test('all that is known of a member goes: nothing is left but the tombstone, and that is empty; others keep what they have', async () => {
  const [id, other] = [await somebody('ann-goes'), await somebody('bob-stays')];
  const before = await traces('bob-stays', other);
  // Or the test sees nothing go.
  expect((await traces('ann-goes', id)).map((line) => line.split(' ')[0])).toEqual(
    expect.arrayContaining(['asks', 'community_members', 'events', 'member_ledger', 'members', 'messages', 'runs', 'segment_members', 'tasks']),
  );
  expect(await erase('ann-goes')).toBe(true);
  expect(await traces('ann-goes', id)).toEqual(TOMBSTONE);
  expect(await flows.sql`select kind, name, attributes, consents from members where id = ${id}`).toEqual([{ kind: 'erased', name: null, attributes: {}, consents: {} }]);
  expect(await traces('bob-stays', other)).toEqual(before);
  expect(await erase('nobody-known')).toBe(false);
  expect(await erase('ann-goes')).toBe(true);
  expect(await flows.sql`select by, finished_at is not null as finished from erasures where external_id = 'ann-goes'`).toEqual([{ by: 'mei', finished: true }]);
});

test('what their runs said to others goes too, with the log of it, and what a move and an experiment noted of them', async () => {
  const [memberId, other] = [await somebody('amy-spoke'), await somebody('ben-heard')];
  const sql = flows.sql;
  const [run] = await sql<{ id: string }[]>`select id from runs where member_id = ${memberId} and flow_id = 'tasks'`;
  const id = run?.id as string;
  await sql`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, recipient)
    select ${id} || key, 'live', ${id}, 'tasks', ${other}, 'tell', 'email', 'service', 'Of Amy', 0, recipient
    from (values ('/tell#1/ben-heard', null), ('/guardian#1', 'ben-heard')) as m(key, recipient)`;
  await sql`
    insert into sends (message_key, attempt, channel_id, member_id, flow_id, purpose, at, outcome)
    select key, 1, 'mail', member_id, flow_id, purpose, 0, 'accepted' from messages where run_id = ${id}`;
  await sql`
    with move as (
      insert into moves (scope_id, flow_id, from_version, to_version, mapping, status, total, created_at, created_by)
      values ('live', 'tasks', 0, 0, '{}', 'done', 1, 0, 'mei') returning id)
    insert into moved_runs (move_id, run_id) select id, ${id} from move`;
  await sql`insert into splits (scope_id, experiment) values ('live', 'colours')`;
  await sql`insert into split_units (scope_id, experiment, unit, way, at) values ('live', 'colours', ${`member/${memberId}`}, 'red', 0), ('live', 'colours', ${`member/${other}`}, 'red', 0)`;
  const left = () => sql<{ messages: number; sends: number; moved: number; units: number }[]>`
    select (select count(*)::int from messages where run_id = ${id}) as messages, (select count(*)::int from sends where message_key like ${`${id}/%`}) as sends,
      (select count(*)::int from moved_runs where run_id = ${id}) as moved, (select count(*)::int from split_units) as units`;
  expect(await left()).toEqual([{ messages: 2, sends: 2, moved: 1, units: 2 }]);
  await erase('amy-spoke');
  expect(await left()).toEqual([{ messages: 0, sends: 0, moved: 0, units: 1 }]);
  expect(await sql`select 1 from messages where member_id = ${other}`).not.toHaveLength(0);
});

test('nobody stands any more where the erased stood; what happened stays counted', async () => {
  const waiting = async () => (await flows.sql<{ n: number }[]>`select coalesce(sum(t.count), 0)::int as n from tally t join lanes l on l.id = t.lane_id where l.flow_id = 'tasks' and t.kind = 'waiting'`)[0]?.n ?? 0;
  const before = await waiting();
  await somebody('cat-stood');
  expect(await waiting()).toBe(before + 1);
  await erase('cat-stood');
  expect(await waiting()).toBe(before);
});

type Writer = (userId: string, memberId: number, held: Held) => Promise<unknown>;
/** What others still hold of the member when the erasure begins. */
interface Held {
  readonly ask: string;
  readonly task: number;
  readonly act: string;
  readonly send: ClaimedSend;
  readonly run: string;
}

const channel = () => createChannelStore(flows.sql, { secret: 'a secret of the installation, long enough', publicUrl: 'http://x', poke: flows.runtime.poke });

async function heldOf(memberId: number): Promise<Held> {
  const one = async <T extends object>(rows: PromiseLike<readonly T[]>): Promise<T> => {
    const [row] = await rows;
    if (row === undefined) throw new Error('expected a row, found none');
    return row;
  };
  const sql: Sql = flows.sql;
  const { token } = await one(sql<{ token: string }[]>`select token from asks where member_id = ${memberId}`);
  const { id } = await one(sql<{ id: number }[]>`select id from tasks where member_id = ${memberId}`);
  const { key, run } = await one(sql<{ key: string; run: string }[]>`select a.key, a.run_id as run from acts a join runs r on r.id = a.run_id where r.member_id = ${memberId}`);
  const { sends } = await channel().claim('mail', 1);
  const send = await one(Promise.resolve(sends));
  await sql`update messages set lease_until = 0 where key = ${send.key}`;
  return { ask: token, task: id, act: key, send, run };
}

describe('a writer honours the tombstone', () => {
  test.each<[string, Writer]>([
    ['an event', (userId) => flows.track(userId, 'says', { note: 'again' })],
    ['an event of a batch, beside others', async (userId) => {
      const call = (who: string) => ({ type: 'track' as const, userId: who, event: 'says', properties: {}, occurredAt: null, messageId: `c${calls++}` });
      expect(await flows.runtime.ingest(LIVE, [call('dan-there'), call(userId)])).toEqual({ accepted: 2 });
      expect(await flows.sql`select 1 from events e join members m on m.id = e.member_id where m.external_id = 'dan-there'`).not.toHaveLength(0);
    }],
    ['traits', (userId) => identify(userId, { name: 'Again' })],
    ['a community', (userId) => flows.runtime.ingest(LIVE, [{ type: 'group', userId, groupId: 'village', traits: {}, messageId: `c${calls++}` }])],
    ['an enrolment', async (userId) => {
      const asked = { userId, context: {}, idempotencyKey: null };
      expect(await flows.runtime.enroll({ scopeId: LIVE, flowId: 'says', members: [{ ...asked, userId: 'dan-there' }, asked] })).toEqual([null, 'erased']);
    }],
    ['an enrolment by who knew the row', (_, memberId) => flows.sql.begin(async (tx) => {
      const enrollments = [{ memberId, context: {}, cause: null, at: Date.now(), seq: null, depth: 0 }];
      expect(await enroll(tx, readProgram, { scopeId: LIVE, flowId: 'says', enrollments })).toMatchObject({ excluded: ['erased'] });
    })],
    ['an event by who knew the row', (_, memberId) => flows.sql.begin((tx) => routeEvents(tx, readProgram, LIVE, [
      { memberId, name: 'says', at: Date.now(), occurredAt: Date.now(), properties: {}, messageId: `c${calls++}`, historical: false, depth: 0 },
    ]))],
    ['an event that another’s run emits', async (userId) => {
      await flows.sql`insert into emissions (key, scope_id, user_id, event, properties, depth, at) values (${`e${calls++}`}, 'live', ${userId}, 'says', '{}', 1, 0)`;
      await deliverEmissions(flows.sql, readProgram, flows.runtime.poke, LIVE);
    }],
    ['a consent', (userId) => flows.runtime.recordConsent({ scopeId: LIVE, userId, purpose: 'marketing', channel: 'any', granted: false, by: 'unsubscribe' })],
    ['what a person writes about them', (userId) => flows.runtime.writeSubject(LIVE, { kind: 'member', id: userId, name: 'Again', attributes: { town: 'X' } })],
    ['a segment', async (_, memberId) => {
      await flows.sql`insert into segment_marks (scope_id, segment_id, member_id) values ('live', 'untagged', ${memberId})`;
      await keepSegments(flows.sql, readProgram, flows.runtime.poke);
    }],
    ['an answer to what was asked', async (_, __, { ask }) => {
      expect(await flows.runtime.answerAsk({ token: ask, values: { answer: 9 } } as never)).toBe('unknown');
    }],
    ['a task', async (_, __, { task }) => {
      expect(await flows.runtime.completeTask({ taskId: task, outcome: 'done', note: 'Called', by: 'desk' })).toBe('unknown');
    }],
    ['an act’s answer', async (_, __, { act }) => {
      expect(await createActStore(flows.sql).isCancelled(act)).toBe(true);
      await createActStore(flows.sql).answer(act, 'done', { said: 'Again' });
    }],
    ['the outcome of a send', (_, __, { send: { key, attempt } }) =>
      channel().settle({ key, attempt, outcome: 'accepted', reason: null, why: null, retryInMs: null, providerId: 'p' })],
    ['a person who steers the run', (_, __, { run }) => flows.runtime.control(run, { type: 'end', reason: 'x', by: 'mei' } as never)],
    ['a message to them as a guardian', async (userId) => {
      await identify('kid', { guardian: userId });
      await flows.track('kid', 'guards');
      await flows.settle();
      const { doDueWork } = await import('../../server/src/runtime/due-work.ts');
      await doDueWork(flows.sql, readProgram, flows.runtime.poke, LIVE, { now: Date.now() + 1_000, fires: Date.now() + 1_000 });
      expect(await flows.sql`select status, why from messages where step = 'say' and recipient = ${userId}`).toEqual([{ status: 'failed', why: 'unknownRecipient' }]);
      await flows.sql`delete from messages where recipient = ${userId}`;
      await flows.sql`delete from events where properties::text like ${`%${userId}%`}`;
      await identify('kid', { guardian: null });
      await flows.sql`delete from run_inputs`;
      await flows.sql`delete from trail`;
      await flows.sql`delete from runs r using members m where m.id = r.member_id and m.external_id = 'kid'`;
    }],
  ])('%s', async (name, write) => {
    const userId = `erased-${calls++}`;
    const memberId = await somebody(userId);
    const held = await heldOf(memberId);
    await erase(userId);
    await write(userId, memberId, held);
    await flows.settle();
    expect([name, await traces(userId, memberId)]).toEqual([name, TOMBSTONE]);
  });

  test('a bulk enrolment tells that it left them out, and keeps nothing that it brought', async () => {
    const userId = 'eve-listed';
    const memberId = await somebody(userId);
    await erase(userId);
    await enrollInBulk(flows.sql, { scopeId: LIVE, flowId: 'says', key: null, who: { members: [{ userId, context: { note: 'Secret eve' }, idempotencyKey: null }] }, context: {}, by: 'mei' });
    await workJobs(flows.sql, readProgram, flows.runtime.poke);
    expect(await flows.sql`select external_id, outcome, data from job_targets where external_id = ${userId}`).toEqual([{ external_id: userId, outcome: 'erased', data: null }]);
    expect((await traces(userId, memberId)).toSorted()).toEqual(['erasures', 'job_targets', 'members']);
  });
});

const blocked = async (count: number) =>
  expect
    .poll(() => lockWaiters(flows.sql), { interval: 5 })
    .toBe(count);

test('who waits for the member’s lock while they are erased writes nothing when it comes to have it', async () => {
  const memberId = await somebody('fay-raced');
  let done: Promise<unknown>[] = [];
  await flows.sql.begin(async (tx) => {
    await tx`select 1 from members where id = ${memberId} for no key update`;
    done = [erase('fay-raced')];
    await blocked(1);
    done.push(flows.track('fay-raced', 'says'), identify('fay-raced', { name: 'Again' }));
    await blocked(2);
  });
  await Promise.all(done);
  expect(await traces('fay-raced', memberId)).toEqual(TOMBSTONE);
});

test('an exchange that had begun before writes to its end, and all of that goes too', async () => {
  const memberId = await somebody('guy-begun');
  const [run] = await flows.sql<{ id: string }[]>`select id from runs where member_id = ${memberId} and flow_id = 'tasks'`;
  let erased: Promise<unknown> = Promise.resolve();
  await flows.sql.begin(async (tx) => {
    await tx`select 1 from runs where id = ${run?.id as string} for update`;
    erased = erase('guy-begun');
    // Its tombstone is laid; it waits for the run.
    await blocked(1);
    await tx`select 1 from members where id = ${memberId} for no key update`;
    await tx`
      insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at)
      values (${`${run?.id}/late#1`}, 'live', ${run?.id as string}, 'tasks', ${memberId}, 'late', 'in-app', 'service', 'Secret', 0)`;
    await tx`update members set attributes = '{"town": "Secret"}', tags = '{late}' where id = ${memberId}`;
    await tx`insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, rev, started_at)
      select gen_random_uuid(), scope_id, 'other', version_id, lane_id, member_id, 'k', 0, 'new', state, 0, 0 from runs where id = ${run?.id as string}`;
  });
  await erased;
  expect(await traces('guy-begun', memberId)).toEqual(TOMBSTONE);
  expect(await flows.sql`select attributes, tags from members where id = ${memberId}`).toEqual([{ attributes: {}, tags: [] }]);
});

test('it is over only when nothing to them is on its way out any more', async () => {
  const memberId = await somebody('hal-sent');
  await flows.sql`delete from messages where member_id <> ${memberId} and channel = 'email'`;
  const [send] = (await channel().claim('mail', 1)).sends;
  if (send === undefined) throw new Error('expected a message to be claimed, found none');
  let isOver = false;
  const over = erase('hal-sent').then(() => {
    isOver = true;
  });
  await expect.poll(async () => (await flows.sql`select 1 from members where id = ${memberId} and kind = 'erased'`).length, { interval: 5 }).toBe(1);
  // Its runs are still there, and an exchange that had begun before may ask for one more.
  await flows.sql`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, why, not_before, asked_at, channel_id)
    values ('late/say#1', 'live', gen_random_uuid(), 'mails', ${memberId}, 'say', 'webhook', 'service', 'Late', 0, 'waiting', 'queued', 0, ${Date.now()}, 'hook')`;
  expect((await channel().claim('hook', 5)).sends).toEqual([]);
  expect(isOver).toBe(false);
  await channel().settle({ key: send.key, attempt: send.attempt, outcome: 'accepted', reason: null, why: null, retryInMs: null, providerId: 'p' });
  await over;
  expect(await traces('hal-sent', memberId)).toEqual(TOMBSTONE);
});

test('whose tombstone is lifted comes as somebody new, and not before all is gone', async () => {
  const memberId = await somebody('ida-back');
  const lift = () => flows.runtime.liftTombstone({ scopeId: LIVE, userId: 'ida-back', by: 'mei' });
  expect(await lift()).toBe(false);
  await erase('ida-back');
  await flows.sql`update erasures set finished_at = null where member_id = ${memberId}`;
  expect(await lift()).toBe(false);
  await erase('ida-back');
  expect([await lift(), await lift()]).toEqual([true, false]);
  await flows.track('ida-back', 'says');
  await flows.settle();
  const [member] = await flows.sql<{ id: number; name: string | null }[]>`select id, name from members where external_id = 'ida-back'`;
  expect([member?.id === memberId, member?.name]).toEqual([false, null]);
  expect(await flows.sql`select text from messages where member_id = ${member?.id as number}`).toEqual([{ text: 'Hello ' }]);
});
