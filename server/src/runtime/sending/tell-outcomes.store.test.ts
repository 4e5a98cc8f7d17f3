// The events of what became of messages on a real Postgres: once each, of the right subject, and only where somebody asks.
import type { ClaimedSend, SettledSend } from '@sopwith/activities';
import { DEFAULT_POLICY } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putSegment } from '../../segments/segment-store.ts';
import { createChannelStore } from '../channels/channel-store.ts';
import { replayLetters } from '../channels/replay.ts';
import { doDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { noonZone } from '../testing/noon-zone.ts';

const ALL = ['$message.sent', '$message.skipped', '$message.failed'];
let flows: Flows;
let count = 0;

beforeAll(async () => {
  flows = await flowsUnderTest();
  const policy = { ...DEFAULT_POLICY, quietHours: null, quietHoursOfMinors: null };
  await flows.sql`update scopes set zone = ${noonZone()}, sending = ${flows.sql.json(policy as never)} where id = 'live'`;
  await flows.sql`insert into channels (id, kind, name, settings, filled_at, disturbs, created_at, tokens) values ('mail', 'email', 'Mail', '{}', 0, false, 0, 1)`;
});
afterAll(() => flows.close());
beforeEach(async () => {
  await ask(ALL);
});

async function ask(names: readonly string[]): Promise<void> {
  await flows.sql`delete from asked_events`;
  await flows.sql`insert into asked_events select unnest(${names as string[]}::text[])`;
}

const inbox = (text: string, more: object = {}) => ({ channel: 'in-app', purpose: 'service', text, ...more });
const mail = (text: string, more: object = {}) => ({ ...inbox(text), channel: 'email', ...more });

async function member(traits: object = {}): Promise<string> {
  const userId = `m${count++}`;
  await flows.runtime.ingest('live', [{ type: 'identify', userId, messageId: `id-${userId}`, traits: { email: `${userId}@example.org`, ...traits } }]);
  return userId;
}

type Step = readonly [id: string, type: string, config: object];

async function run(userId: string, steps: readonly Step[], more: object = {}): Promise<string> {
  const flow = `flow-${count++}`;
  await flows.publish(flow, steps, { triggers: [{ type: 'event', event: flow }], ...more });
  await flows.track(userId, flow);
  await flows.settle();
  return flow;
}

/** What waits for nothing but its turn: the inbox's sender, and the events that follow a commit. */
async function later(): Promise<void> {
  for (let looks = 0; looks < 2; looks++) {
    await doDueWork(flows.sql, createProgramReader(), flows.runtime.poke, 'live', { now: Date.now(), fires: Date.now() });
    await flows.settle();
  }
}

async function heard(userId: string): Promise<readonly string[]> {
  const rows = await flows.sql<{ line: string }[]>`
    select e.name || ' ' || (e.properties ->> 'step') || coalesce(' ' || (e.properties ->> 'reason'), '') as line
    from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name like '$message.%' order by e.seq`;
  return rows.map(({ line }) => line);
}

const channel = () => createChannelStore(flows.sql, { secret: 'a secret of the installation, long enough', publicUrl: 'https://sopwith.example', poke: flows.runtime.poke });

async function claimed(): Promise<ClaimedSend> {
  const [send] = (await channel().claim('mail', 1)).sends;
  if (!send) throw new Error('expected a message to be claimed, found none');
  return send;
}

const settled = ({ key, attempt }: ClaimedSend, outcome: SettledSend['outcome'], why: SettledSend['why'] = null): SettledSend => ({ key, attempt, outcome, reason: null, why, retryInMs: null, providerId: null });

describe('of what goes at once', () => {
  test('is told in the same commit, with flow, step, message, channel and purpose', async () => {
    const userId = await member();
    const flow = await run(userId, [['hello', 'message', inbox('Hello')]]);
    const [event] = await flows.sql`select e.properties, e.message_id from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name = '$message.sent'`;
    const [{ key }] = await flows.sql`select key from messages where flow_id = ${flow}` as unknown as [{ key: string }];
    expect(event).toEqual({ properties: { flow, step: 'hello', key, channel: 'in-app', purpose: 'service', to: 'member' }, message_id: `${key}/$message.sent` });
  });

  test('no event is made while nobody asks; a version or a segment that names one asks for it', async () => {
    await ask([]);
    const before = await member();
    await run(before, [['hello', 'message', inbox('Hello')]]);
    expect(await heard(before)).toEqual([]);
    await putSegment(flows.sql, 'reached', { name: 'Reached', description: '', condition: { type: 'count', event: '$message.sent', of: 'events', op: 'gte', value: 1, window: { type: 'ever' } } as never }, 0);
    const counted = await member();
    await run(counted, [['hello', 'message', inbox('Hello')], ['tag', 'tag', { add: ['x'], remove: [] }]]);
    expect(await heard(counted)).toEqual(['$message.sent hello']);
    expect(await flows.sql`select name from asked_events`).toEqual([{ name: '$message.sent' }]);
    const waiting: Step = ['wait', 'wait-event', { events: [{ id: 'failed', event: '$message.failed' }], deadline: null }];
    await run(await member(), [waiting]);
    expect((await flows.sql`select name from asked_events order by name`).map(({ name }) => name)).toEqual(['$message.failed', '$message.sent']);
  });

  test('a flow that is started by its own messages is stopped as a loop', async () => {
    const userId = await member();
    const flow = 'chatty';
    await flows.publish(flow, [['hello', 'message', inbox('Hello')]], { triggers: [{ type: 'event', event: 'chat' }, { type: 'event', event: '$message.sent' }], reentry: { type: 'afterEnd' } });
    await flows.track(userId, 'chat');
    await flows.settle();
    const [{ runs }] = (await flows.sql`select count(*)::int as runs from runs where flow_id = ${flow}`) as unknown as [{ runs: number }];
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThan(20);
    await flows.sql`delete from triggers where flow_id = ${flow}`;
  });
});

describe('of what leaves by a channel', () => {
  test('is told when the provider took it, once, and moves the run that waits for it', async () => {
    const userId = await member();
    await run(userId, [['mail', 'message', mail('Late')], ['went', 'wait-event', { events: [{ id: 'went', event: '$message.sent' }], deadline: null }]]);
    expect(await heard(userId)).toEqual([]);
    const send = await claimed();
    await channel().settle(settled(send, 'accepted'));
    await channel().settle(settled(send, 'accepted'));
    await later();
    expect([await heard(userId), await flows.ways(userId)]).toEqual([['$message.sent mail'], ['mail done', 'went went']]);
  });

  test('is told when it failed for good, not while it is tried again; a dead letter that is sent once more tells that too', async () => {
    const userId = await member();
    await run(userId, [['mail', 'message', mail('Late')]]);
    const send = await claimed();
    await channel().settle({ ...settled(send, 'retry'), retryInMs: 0 });
    await later();
    expect(await heard(userId)).toEqual([]);
    await channel().settle(settled(await claimed(), 'failed', 'gaveUp'));
    await later();
    expect(await heard(userId)).toEqual(['$message.failed mail gaveUp']);
    expect(await replayLetters(flows.sql, [send.key])).toBe(1);
    await channel().settle(settled(await claimed(), 'accepted'));
    await later();
    expect(await heard(userId)).toEqual(['$message.failed mail gaveUp', '$message.sent mail']);
  });

  test('is told where it never goes, for want of an address', async () => {
    const userId = await member({ email: 'none' });
    await run(userId, [['mail', 'message', mail('Late')]]);
    expect((await channel().claim('mail', 1)).sends).toEqual([]);
    await later();
    expect(await heard(userId)).toEqual(['$message.skipped mail noAddress']);
  });

  test('a flow that mails by each mail that it hears of is stopped as a loop', async () => {
    const userId = await member();
    await flows.publish('mailing', [['mail', 'message', mail('Again')]], { triggers: [{ type: 'event', event: 'mail-me' }, { type: 'event', event: '$message.sent' }], reentry: { type: 'afterEnd' } });
    await flows.track(userId, 'mail-me');
    await flows.settle();
    let mails = 0;
    for (; mails < 40; mails++) {
      const [send] = (await channel().claim('mail', 1)).sends;
      if (!send) break;
      await channel().settle(settled(send, 'accepted'));
      await later();
    }
    expect(mails).toBeGreaterThan(1);
    expect(mails).toBeLessThan(20);
    await flows.sql`delete from triggers where flow_id = 'mailing'`;
  });
});

test('what was for somebody else is told of whom the run is about, with nobody’s name', async () => {
  const adviser = await member();
  const userId = await member({ adviser });
  await run(userId, [['tell', 'message', inbox('Look', { to: 'staff' })]]);
  await run(await member({ adviser: 'nobody' }), [['tell', 'message', inbox('Look', { to: 'staff' })]]);
  await later();
  const nobodys = `m${count - 2}`;
  expect([await heard(userId), await heard(adviser), await heard(nobodys)]).toEqual([['$message.sent tell'], [], ['$message.failed tell unknownRecipient']]);
  const [event] = await flows.sql`select e.properties from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name = '$message.sent'`;
  expect(event?.properties).toMatchObject({ to: 'other' });
  expect(JSON.stringify(event?.properties)).not.toContain(adviser);
});

test('what the end of its run called off is told of nobody', async () => {
  const userId = await member();
  await run(userId, [['mail', 'message', mail('Late')], ['wait', 'wait-duration', { duration: { amount: 1, unit: 'days' } }]], { exits: [{ id: 'gone', event: 'gone', reason: 'gone' }] });
  await flows.track(userId, 'gone');
  await flows.settle();
  expect((await channel().claim('mail', 1)).sends).toEqual([]);
  await later();
  expect(await heard(userId)).toEqual([]);
});

test('an erased member’s outcome makes no member anew', async () => {
  const userId = await member();
  await run(userId, [['mail', 'message', mail('Late')]]);
  const send = await claimed();
  await channel().settle(settled(send, 'accepted'));
  await flows.runtime.eraseMember({ scopeId: 'live', userId, by: 'mei' });
  await later();
  expect(await heard(userId)).toEqual([]);
});
