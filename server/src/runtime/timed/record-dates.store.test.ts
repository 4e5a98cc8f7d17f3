// Flows that start around the date of a record that events tell of: an order, a coupon. Once for each date, whatever comes of the record.
import type { DateTrigger, FlowDocument, JsonObject } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';

let flows: Flows;
const read = createProgramReader();
beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`update scopes set zone = 'UTC' where id = 'live'`;
});
afterAll(() => flows.close());

const DAY = 86_400_000;
const base = Date.now();
const day = (n: number) => new Date(base + n * DAY).toISOString().slice(0, 10);
const nine = (n: number) => Date.parse(`${day(n)}T09:00:00Z`);

let named = 0;
const weekBefore: DateTrigger = { type: 'date', attribute: 'endsOn', offsetDays: -7, time: '09:00', record: { events: ['order_paid', 'order_extended'], id: 'order', over: ['order_cancelled'] } };

/** A flow of its own kind of order, by whose events nothing else starts. */
const stays = ['wait', 'wait-duration', { duration: { amount: 90, unit: 'days' } }] as const;

async function publish(trigger: Partial<DateTrigger> = {}, more: Partial<FlowDocument> = {}): Promise<{ id: string; tell: (who: string, event: string, properties: JsonObject) => Promise<void> }> {
  const id = `renewal-${named++}`;
  const own = (event: string) => (event.startsWith('$') ? event : `${event}.${id}`);
  const { record = weekBefore.record } = trigger;
  const renamed = record === undefined ? {} : { record: { ...record, events: record.events.map(own), over: record.over.map(own) } };
  await flows.publish(id, [stays], {
    triggers: [{ ...weekBefore, ...trigger, ...renamed }], key: 'order',
    context: [{ name: 'order', type: 'text', required: true }, { name: 'endsOn', type: 'date' }, { name: 'course', type: 'text' }], ...more,
  });
  return { id, tell: (who, event, properties) => flows.track(who, own(event), properties) };
}

const due = (now: number) => doDueWork(flows.sql, read, () => undefined, 'live', { now, fires: now });

async function started(flowId: string): Promise<readonly string[]> {
  const found = await flows.sql<{ line: string }[]>`
    select m.external_id || ' ' || (r.state -> 'context' ->> 'order') || ' ' || coalesce(r.state -> 'context' ->> 'endsOn', '') as line
    from runs r join members m on m.id = r.member_id where r.flow_id = ${flowId} order by r.started_at, 1`;
  return found.map(({ line }) => line);
}

test('each record starts a run of its own at its time, which knows what was told of it', async () => {
  const { id, tell } = await publish({ context: { course: 'title' } });
  await tell('ann', 'order_paid', { order: 'a', endsOn: day(30), title: 'Maths' });
  await tell('ann', 'order_paid', { order: 'b', endsOn: day(40) });
  await tell('bea', 'order_paid', { order: 'a', endsOn: day(30) });
  await due(base);
  await due(nine(23) - 1);
  expect(await started(id)).toEqual([]);
  await due(nine(23));
  await due(nine(23) + 1);
  expect(await started(id)).toEqual([`ann a ${day(30)}`, `bea a ${day(30)}`]);
  await due(nine(33));
  expect(await started(id)).toEqual([`ann a ${day(30)}`, `bea a ${day(30)}`, `ann b ${day(40)}`]);
  const [run] = await flows.sql<{ course: string | null }[]>`select state -> 'context' ->> 'course' as course from runs where flow_id = ${id} and state -> 'context' ->> 'course' is not null`;
  expect(run?.course).toBe('Maths');
});

test('a date that moves is waited for anew; a record that is over, or has lost its date, starts nothing', async () => {
  const { id, tell } = await publish();
  await tell('ann', 'order_paid', { order: 'moved', endsOn: day(30) });
  await tell('ann', 'order_paid', { order: 'over', endsOn: day(30) });
  await tell('ann', 'order_paid', { order: 'lost', endsOn: day(30) });
  await due(base);
  await tell('ann', 'order_extended', { order: 'moved', endsOn: day(60) });
  await tell('ann', 'order_cancelled', { order: 'over' });
  await tell('ann', 'order_extended', { order: 'lost', endsOn: null });
  await due(nine(23));
  expect(await started(id)).toEqual([]);
  await due(nine(53));
  expect(await started(id)).toEqual([`ann moved ${day(60)}`]);
});

test('a record that is told again with the date for which it has started does not start it again, and with another it does', async () => {
  const { id, tell } = await publish();
  await tell('ann', 'order_paid', { order: 'a', endsOn: day(30) });
  await due(nine(23));
  // Its run is over by then: this one is of a day that the lanes’ clock has not reached.
  await flows.sql`update runs set status = 'ended', due = null, ended_at = started_at, end_reason = 'completed' where flow_id = ${id}`;
  await tell('ann', 'order_cancelled', { order: 'a' });
  await tell('ann', 'order_paid', { order: 'a', endsOn: day(30) });
  await due(nine(24));
  expect(await started(id)).toHaveLength(1);
  await tell('ann', 'order_extended', { order: 'a', endsOn: day(60) });
  await due(nine(53));
  expect(await started(id)).toEqual([`ann a ${day(30)}`, `ann a ${day(60)}`]);
});

test('who looks late starts what came meanwhile; what was past when it was told starts nothing, unless it is to start then', async () => {
  const soon = { order: 'soon', endsOn: day(3) };
  const plain = await publish();
  await plain.tell('ann', 'order_paid', soon);
  await plain.tell('ann', 'order_paid', { order: 'later', endsOn: day(30) });
  // Nobody looked for weeks.
  await due(nine(50));
  expect(await started(plain.id)).toEqual([`ann later ${day(30)}`]);
  const late = await publish({ ifPast: 'now' });
  await late.tell('ann', 'order_paid', soon);
  await due(Date.now());
  expect(await started(late.id)).toEqual([`ann soon ${day(3)}`]);
});

test('of what was told before the flow was published only what comes counts', async () => {
  await flows.track('dan', 'trip_booked', { order: 'old', endsOn: day(3) });
  await flows.track('dan', 'trip_booked', { order: 'new', endsOn: day(30) });
  const id = 'trips';
  await flows.publish(id, [stays], {
    triggers: [{ ...weekBefore, ifPast: 'now', record: { events: ['trip_booked'], id: 'order', over: [] } }], key: 'order',
    context: [{ name: 'order', type: 'text', required: true }, { name: 'endsOn', type: 'date' }],
  });
  // It is deployed as of long ago: as if it had been published a moment ago.
  await flows.sql`update date_triggers set since = ${Date.now() + 1} where flow_id = ${id}`;
  await due(Date.now() + 2);
  expect(await started(id)).toEqual([]);
  await due(nine(23));
  expect(await started(id)).toEqual([`dan new ${day(30)}`]);
});

test('a coupon that the engine granted is a record too, and its condition looks at what was told of it', async () => {
  const record = { events: ['$granted'], id: 'code', over: ['coupon_used'] };
  const where = { type: 'compare', left: { type: 'property', name: 'item' }, op: 'eq', right: { type: 'value', value: 'cup' } } as const;
  const { id } = await publish({ attribute: 'expiresAt', offsetDays: -1, record, where, context: { order: 'code' } });
  await flows.publish('gift', [['cup', 'grant', { kind: 'coupon', item: 'cup', once: false, validFor: { amount: 7, unit: 'days' } }]], { triggers: [{ type: 'event', event: 'go.gift' }] });
  await flows.publish('other-gift', [['hat', 'grant', { kind: 'coupon', item: 'hat', once: false, validFor: { amount: 7, unit: 'days' } }]], { triggers: [{ type: 'event', event: 'go.gift' }] });
  await flows.track('eve', 'go.gift');
  await flows.settle();
  await due(nine(8));
  const codes = await flows.sql<{ code: string }[]>`select code from grants where item = 'cup'`;
  expect(codes).toHaveLength(1);
  expect((await started(id)).map((line) => line.trim())).toEqual(codes.map(({ code }) => `eve ${code}`));
});

test('by working days it goes by the flow’s calendar, and looks again when that changes', async () => {
  const calendar = (off: readonly string[]) => ({ id: 'rota', title: { zh: 'rota', en: 'rota' }, from: day(0), to: day(90), off, worked: [] });
  const { writeCalendar } = await import('../calendars.ts');
  await writeCalendar(flows.sql, calendar([]) as never, 0);
  const { id, tell } = await publish({ on: 'working', offsetDays: -1 }, { calendar: 'rota' });
  await tell('fay', 'order_paid', { order: 'a', endsOn: day(30) });
  await due(base);
  const [before] = await flows.sql<{ due: number }[]>`select due from date_dues where flow_id = ${id}`;
  const was = new Date(before?.due as number).toISOString().slice(0, 10);
  await writeCalendar(flows.sql, calendar([was]) as never, 0);
  await due(base + 1);
  const [after] = await flows.sql<{ due: number }[]>`select due from date_dues where flow_id = ${id}`;
  expect(after?.due).toBeLessThan(before?.due as number);
});
