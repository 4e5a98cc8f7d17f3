// Calendars of working days: what comes with the build, what an operator adds, what a flow may name, and what a run goes by.
import { exchangeBatch } from '@sopwith/activities';
import { builtinCalendars, FLOW_FORMAT, type FlowDocument, type WorkingCalendar } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCalendar, seedCalendars } from '../runtime/calendars.ts';
import { createExchangeStore } from '../runtime/exchange-store.ts';
import { createProgramReader } from '../runtime/programs.ts';
import type { CatalogDto, EnrollResult, FlowDetail, FlowVersionDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const [cn] = builtinCalendars as readonly [WorkingCalendar];
const yearEnd = '2099-12-31';

function waiting(calendar?: string): FlowDocument {
  return {
    format: FLOW_FORMAT,
    name: 'Working days',
    subject: 'member',
    triggers: [],
    context: [],
    reentry: { type: 'afterEnd' },
    exits: [],
    lanes: 1,
    ...(calendar === undefined ? {} : { calendar }),
    start: 'wait',
    steps: [{ id: 'wait', type: 'wait-time', version: 1, config: { time: '09:00', weekdays: [1], workingDays: true }, ends: ['done'] }],
    edges: [],
    layout: { wait: { x: 0, y: 0 } },
  };
}

async function publish(document: FlowDocument) {
  const { body: flow } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  return { id: flow.id, ...(await api.call<FlowVersionDto>('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev })) };
}

test('every installation begins with the calendars of its build, and what somebody extended is never cut back', async () => {
  expect(await readCalendar(api.sql, 'cn')).toEqual(cn);
  const longer = { ...cn, to: yearEnd };
  expect((await api.call('PUT', '/v1/calendars', longer)).status).toBe(200);
  await seedCalendars(api.sql, 1);
  expect(await readCalendar(api.sql, 'cn')).toEqual(longer);
  const { body } = await api.call<CatalogDto>('GET', '/v1/catalog');
  expect(body.calendars).toEqual([{ id: 'cn', title: cn.title, to: yearEnd }]);
});

test.each([
  ['a date that does not exist', { off: ['2026-02-30'] }],
  ['an end before the beginning', { to: '2019-01-01' }],
])('%s is no calendar', async (_rule, spoiled) => {
  expect((await api.call('PUT', '/v1/calendars', { ...cn, id: 'other', ...spoiled })).status).toBe(400);
});

test('a flow that goes by working days names a calendar that is there', async () => {
  expect((await publish(waiting())).status).toBe(422);
  expect((await publish(waiting('mars'))).status).toBe(422);
  expect((await publish(waiting('cn'))).status).toBe(200);
});

test('a run goes by the calendar that its flow names', async () => {
  // The only working day of all these years is a Sunday far away.
  const from = new Date().toISOString().slice(0, 10);
  const days = Array.from({ length: 40 }, (_, n) => new Date(Date.parse(from) + n * 86_400_000));
  const isWeekend = (day: Date) => [0, 6].includes(day.getUTCDay());
  const text = (day: Date) => day.toISOString().slice(0, 10);
  const worked = days.filter((day) => day.getUTCDay() === 0).at(-1) as Date;
  await api.call('PUT', '/v1/calendars', {
    id: 'sundays', title: { zh: '周日', en: 'Sundays' }, from: '2020-01-01', to: yearEnd,
    off: days.filter((day) => !isWeekend(day)).map(text), worked: [text(worked)],
  });
  const { id } = await publish(waiting('sundays'));
  await api.call<EnrollResult>('POST', `/v1/flows/${id}/enroll`, { members: [{ userId: 'ann' }] });
  const [lane] = await api.sql<{ lane: number }[]>`select lane_id as lane from runs where flow_id = ${id}`;
  await exchangeBatch(createExchangeStore(api.sql, createProgramReader()), lane?.lane as number, 10);
  const [run] = await api.sql<{ due: number; zone: string }[]>`
    select r.due, s.zone from runs r join scopes s on s.id = r.scope_id where flow_id = ${id}`;
  const shown = new Date(run?.due as number).toLocaleString('sv-SE', { timeZone: run?.zone as string });
  expect(shown).toBe(`${text(worked)} 09:00:00`);
});

test('publishing warns where the calendar ends before those who enter today may be through', async () => {
  await api.call('PUT', '/v1/calendars', { ...cn, id: 'short', from: '2020-01-01', to: '2020-12-31', off: [], worked: [] });
  const warned = { warnings: [{ code: 'calendar.ends', severity: 'warning', data: { calendar: 'short', until: '2020-12-31' } }] };
  const first = await publish(waiting('short'));
  expect(first).toMatchObject({ status: 200, body: warned });
  // Publishing again what nobody changed is told the same.
  expect((await api.call('POST', `/v1/flows/${first.id}/publish`, { rev: 1 })).body).toMatchObject(warned);
  expect((await publish(waiting('cn'))).body).toMatchObject({ warnings: [] });
});

test('a calendar that no flow goes by can be deleted, and put back as it was', async () => {
  const spare = { ...cn, id: 'spare' };
  await api.call('PUT', '/v1/calendars', spare);
  expect((await api.call('DELETE', '/v1/calendars/spare')).status).toBe(200);
  expect(await readCalendar(api.sql, 'spare')).toBeNull();
  expect((await api.call('DELETE', '/v1/calendars/spare')).status).toBe(404);
  await api.call('PUT', '/v1/calendars', spare);
  expect(await readCalendar(api.sql, 'spare')).toEqual(spare);
});

test('the calendar that comes with the build stays', async () => {
  expect((await api.call('DELETE', '/v1/calendars/cn')).status).toBe(409);
  expect(await readCalendar(api.sql, 'cn')).not.toBeNull();
});

describe('a calendar is not deleted under a flow', () => {
  const refused = async (id: string) => {
    const { status, body } = await api.call<{ detail: string }>('DELETE', `/v1/calendars/${id}`);
    return status === 409 ? body.detail : status;
  };

  test('that names it in its draft, until it names another', async () => {
    await api.call('PUT', '/v1/calendars', { ...cn, id: 'drafted' });
    const { body: flow } = await api.call<FlowDetail>('POST', '/v1/flows', { document: { ...waiting('drafted'), name: 'Drafted' } });
    expect(await refused('drafted')).toContain('Drafted');
    await api.call('PUT', `/v1/flows/${flow.id}/draft`, { document: waiting('cn'), rev: flow.rev });
    expect(await refused('drafted')).toBe(200);
  });

  test('whose published version goes by it, until it is archived and nobody is inside', async () => {
    await api.call('PUT', '/v1/calendars', { ...cn, id: 'lived' });
    const { id } = await publish({ ...waiting('lived'), name: 'Lived' });
    const { body: detail } = await api.call<FlowDetail>('GET', `/v1/flows/${id}`);
    await api.call('PUT', `/v1/flows/${id}/draft`, { document: { ...waiting('cn'), name: 'Lived' }, rev: detail.rev });
    expect(await refused('lived')).toContain('Lived');
    await api.call<EnrollResult>('POST', `/v1/flows/${id}/enroll`, { members: [{ userId: 'bob' }] });
    await api.call('POST', `/v1/flows/${id}/archive`, {});
    expect(await refused('lived')).toContain('Lived');
    await api.sql`update runs set status = 'ended', due = null where flow_id = ${id}`;
    expect(await refused('lived')).toBe(200);
  });
});
