// Semantics 5 for whoever has no zone of their own, and for what is no member: a wait for a local time follows the clock that counts.
import type { FlowDocument, SubjectKind } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { doDueWork } from './due-work.ts';
import { createProgramReader } from './programs.ts';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

let flows: Flows;
const read = createProgramReader();
// Ten minutes and more from now in every zone here, whenever that is: no wait is over while the test looks at it.
const minute = (new Date().getUTCMinutes() + 15) % 30;
const time = `08:${String(minute).padStart(2, '0')}`;

const waiting = (id: string, subject: SubjectKind, more: Partial<FlowDocument> = {}) =>
  flows.publish(id, [['wait', 'wait-time', { time, weekdays: [1, 2, 3, 4, 5, 6, 7] }]], { subject, reentry: { type: 'never' }, ...more });

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`update scopes set zone = 'Asia/Tokyo' where id = 'live'`;
  for (const kind of ['member', 'community', 'activity'] as const) await waiting(`of-${kind}`, kind, { triggers: [] });
  await flows.publish('leave', [['move', 'move', { mode: 'leave', community: 'left', from: null, deadline: null }]], { triggers: [{ type: 'event', event: 'leaves' }] });
});
afterAll(() => flows.close());

let n = 0;
const group = (userId: string, groupId: string, timezone?: string) =>
  flows.runtime.ingest('live', [{ type: 'group', userId, groupId, messageId: `z${n++}`, traits: timezone === undefined ? {} : { timezone } }]);
const identify = (userId: string, timezone: string) => flows.runtime.ingest('live', [{ type: 'identify', userId, messageId: `z${n++}`, traits: { timezone } }]);

async function settle(): Promise<void> {
  await flows.settle();
  const poked = new Set<number>();
  await doDueWork(flows.sql, read, (lanes) => void lanes.forEach((lane) => void poked.add(lane)), 'live', { now: Date.now(), fires: 0 });
  for (const lane of poked) await flows.wake(lane);
}

async function starts(kind: SubjectKind, id: string): Promise<void> {
  await flows.runtime.enroll({ scopeId: 'live', flowId: `of-${kind}`, members: [{ userId: id, context: {}, idempotencyKey: null }] });
  await settle();
}

/** In which of these zones the run waits for the time that it waits for. */
async function waitsIn(kind: SubjectKind, id: string): Promise<string | undefined> {
  await settle();
  const [row] = await flows.sql<{ due: number }[]>`
    select r.due from runs r join members m on m.id = r.member_id where m.kind = ${kind} and m.external_id = ${id} and r.flow_id = ${`of-${kind}`}`;
  const zones = ['Asia/Tokyo', 'Asia/Kolkata', 'Africa/Lagos', 'Asia/Shanghai'];
  return zones.find((zone) => new Date(row?.due ?? 0).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }) === time);
}

let room = '';
beforeEach(() => {
  room = `room-${n}`;
});

test.each<readonly [string, () => Promise<unknown>]>([
  ['a call for one of its members', () => group('somebody', room, 'Africa/Lagos')],
  ['a call for itself', () => flows.runtime.ingest('live', [{ type: 'identify', userId: room, subject: { kind: 'community', id: room }, messageId: `z${n++}`, traits: { timezone: 'Africa/Lagos' } }])],
  ['the API', () => flows.runtime.writeSubject('live', { kind: 'community', id: room, zone: 'Africa/Lagos', attributes: {} })],
])('where %s tells another zone of a community, who goes by its clock waits there, and so does it', async (_, moves) => {
  const [ann, bea, cid] = [`ann-${room}`, `bea-${room}`, `cid-${room}`];
  for (const one of [ann, bea, cid]) await group(one, room, 'Asia/Kolkata');
  await identify(bea, 'Asia/Shanghai');
  await group(cid, `later-${room}`, 'Asia/Shanghai');
  for (const one of [ann, bea, cid]) await starts('member', one);
  await starts('community', room);
  expect([await waitsIn('member', ann), await waitsIn('community', room)]).toEqual(['Asia/Kolkata', 'Asia/Kolkata']);
  await moves();
  expect([await waitsIn('member', ann), await waitsIn('community', room)]).toEqual(['Africa/Lagos', 'Africa/Lagos']);
  // Their own, and the one that they joined last.
  expect([await waitsIn('member', bea), await waitsIn('member', cid)]).toEqual(['Asia/Shanghai', 'Asia/Shanghai']);
  const told = await flows.sql<{ who: string }[]>`
    select m.external_id as who from events e join members m on m.id = e.member_id
    where e.name = '$member.changed' and e.message_id like 'zone/%' and m.external_id like ${`%${room}`}`;
  expect(told.map(({ who }) => who)).toEqual([ann]);
});

test('who joins a community waits by its clock, and who leaves it by that of the one before, or the workspace’s', async () => {
  await starts('member', 'dan');
  expect(await waitsIn('member', 'dan')).toBe('Asia/Tokyo');
  await group('dan', 'left', 'Asia/Kolkata');
  expect(await waitsIn('member', 'dan')).toBe('Asia/Kolkata');
  await flows.track('dan', 'leaves');
  expect(await waitsIn('member', 'dan')).toBe('Asia/Tokyo');
});

test('what is no member moves too', async () => {
  await flows.runtime.writeSubject('live', { kind: 'activity', id: 'talk', zone: 'Asia/Kolkata', attributes: {} });
  await starts('activity', 'talk');
  expect(await waitsIn('activity', 'talk')).toBe('Asia/Kolkata');
  await flows.runtime.writeSubject('live', { kind: 'activity', id: 'talk', zone: 'Africa/Lagos', attributes: {} });
  expect(await waitsIn('activity', 'talk')).toBe('Africa/Lagos');
});
