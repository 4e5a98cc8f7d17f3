// Worlds beside the live one: rehearsals and driven scopes. Nothing of them shows in live figures.
import { setImmediate } from 'node:timers/promises';
import { type FlowDocument, flowTemplates } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FlowDetail, MemberSummary, Page, Phone, Rehearsal, RunSummary, ScopeDto, StepCounts, TaskDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest, basic } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let flow: FlowDetail;
const onboarding = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
const member = { userId: 'rehearsed', name: 'Mei', zone: 'Asia/Shanghai' };

const rehearse = (changes: object = {}) =>
  api.call<Rehearsal>('POST', '/v1/rehearsals', { flow: flow.id, what: 'published', speed: 17_280, member, ...changes });
const phoneOf = async (scope: string, userId = member.userId) => (await api.call<Phone>('GET', `/v1/phone/${scope}/${userId}`)).body;

beforeAll(async () => {
  api = await apiUnderTest();
  flow = (await api.call<FlowDetail>('POST', '/v1/flows', { document: onboarding })).body;
});
afterAll(() => api.close());

describe('a rehearsal', () => {
  test('of a flow that was never published is of its draft only', async () => {
    expect((await rehearse()).status).toBe(409);
    const { body: draft } = await rehearse({ what: 'draft' });
    expect(draft).toMatchObject({ flow: { id: flow.id, name: onboarding.name }, userId: 'rehearsed', speed: 17_280, status: 'running' });
    expect(draft.run).not.toBeNull();
    expect((await api.call<FlowDetail>('GET', `/v1/flows/${flow.id}`)).body).toMatchObject({ status: 'draft', version: null });
    await api.call('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev });
  });

  test('lets its member in by the trigger, on a phone that shows what happens, at its own time', async () => {
    const { body: started } = await rehearse();
    await api.settle();
    const phone = await phoneOf(started.scope);
    expect(phone.member).toMatchObject({ userId: 'rehearsed', name: 'Mei', zone: 'Asia/Shanghai' });
    expect(phone.speed).toBe(17_280);
    expect(phone.entries[0]).toMatchObject({ type: 'event', event: 'community.joined' });
    expect(phone.entries[1]).toMatchObject({ type: 'message', flow: onboarding.name });
    expect(phone.runs).toMatchObject([{ status: 'active' }]);

    expect(
      (await api.call('POST', `/v1/phone/${started.scope}/rehearsed/events`, { event: 'introduced', properties: { text: 'Hi' } })).status,
    ).toBe(200);
    await api.settle();
    const after = await phoneOf(started.scope);
    expect(after.entries.length).toBeGreaterThan(phone.entries.length);
    expect(after.runs[0]?.resting).not.toEqual(phone.runs[0]?.resting);
  });

  test('is marked everywhere, and left out of all live figures', async () => {
    const { body: started } = await rehearse();
    await api.settle();
    const { body: runs } = await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow.id}/runs?scope=${started.scope}`);
    expect(runs.items).toMatchObject([{ rehearsal: true }]);
    expect((await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow.id}/runs`)).body.items).toEqual([]);
    const counts = async (query: string) => (await api.call<StepCounts>('GET', `/v1/flows/${flow.id}/counts${query}`)).body;
    expect(await counts('')).toMatchObject({ active: 0, steps: {} });
    expect(await counts(`?scope=${started.scope}`)).toMatchObject({ active: 1 });
    expect((await api.call<FlowDetail>('GET', `/v1/flows/${flow.id}`)).body).toMatchObject({ active: 0, ended: 0 });
    expect((await api.call<Page<MemberSummary>>('GET', '/v1/members')).body.items).toEqual([]);
    expect((await api.call<readonly TaskDto[]>('GET', '/v1/tasks')).body).toEqual([]);
  });

  test('ends with its runs; what happened stays to be read', async () => {
    const { body: started } = await rehearse();
    await api.settle();
    expect((await api.call('DELETE', `/v1/rehearsals/${started.scope}`)).status).toBe(200);
    await api.settle();
    const { body: all } = await api.call<readonly Rehearsal[]>('GET', '/v1/rehearsals');
    expect(all.find(({ scope }) => scope === started.scope)).toMatchObject({ status: 'ended', run: started.run });
    const phone = await phoneOf(started.scope);
    expect(phone.runs).toMatchObject([{ status: 'ended', resting: [] }]);
    expect(phone.entries.length).toBeGreaterThan(0);
    expect((await api.call('DELETE', '/v1/rehearsals/live')).status).toBe(404);
  });

  test('shows the last message of a run before its end, though both are of one instant', async () => {
    const hello = { id: 'hello', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Hello' }, ends: ['done'] };
    const document = { ...onboarding, name: 'Only hello', triggers: [], exits: [], steps: [hello], edges: [], start: 'hello', layout: {} };
    const { body: drawn } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
    const { body: started } = await rehearse({ flow: drawn.id, what: 'draft' });
    await api.settle();
    const { entries } = await phoneOf(started.scope);
    expect(entries.slice(-2)).toMatchObject([{ type: 'message', text: 'Hello' }, { type: 'event', event: '$flow.ended' }]);
    expect(entries.at(-2)?.at).toBe(entries.at(-1)?.at);
  });

  test('shows what one run says at one instant in the order of its steps', async () => {
    const say = (id: string) => ({ id, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: id }, ends: id === 'c' ? ['done'] : [] });
    const edges = [{ from: 'b', outcome: 'done', to: 'a' }, { from: 'a', outcome: 'done', to: 'c' }];
    const document = { ...onboarding, name: 'Three in one breath', triggers: [], exits: [], steps: ['b', 'a', 'c'].map(say), edges, start: 'b', layout: {} };
    const { body: drawn } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
    const { body: started } = await rehearse({ flow: drawn.id, what: 'draft' });
    await api.settle();
    // A planner that knows how short the table is reads it from its beginning, not by the index from its end.
    await api.sql`analyze messages`;
    const { entries } = await phoneOf(started.scope);
    const said = entries.flatMap((entry) => (entry.type === 'message' ? [entry] : []));
    expect(said.map(({ text }) => text)).toEqual(['b', 'a', 'c']);
    expect(new Set(said.map(({ at }) => at)).size).toBe(1);
  });

  test('whose member the flow does not take ends at once, and says why', async () => {
    const needy = { ...onboarding, name: 'Needy', context: [{ name: 'course', type: 'text', required: true }], key: 'course' };
    const { body: created } = await api.call<FlowDetail>('POST', '/v1/flows', { document: needy });
    const answer = await api.call('POST', '/v1/rehearsals', { flow: created.id, what: 'draft', speed: 60, member });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('context');
    const { body: all } = await api.call<readonly Rehearsal[]>('GET', '/v1/rehearsals');
    expect(all.filter((rehearsal) => rehearsal.flow.id === created.id)).toMatchObject([{ status: 'ended', run: null }]);
  });

  test.each([
    ['a zone that is none', { member: { ...member, zone: 'Mars/Olympus' } }, 400],
    ['no speed', { speed: 0 }, 400],
    ['a flow that is none', { flow: 'nobody' }, 404],
  ])('with %s is refused', async (_what, changes, status) => {
    expect((await rehearse(changes)).status).toBe(status);
  });
});

describe('a driven scope', () => {
  const NOON = Date.UTC(2026, 2, 2, 12);
  const DAY = 86_400_000;

  test('has its own key, members and clock, which moves only when told', async () => {
    const { body: scope } = await api.call<ScopeDto>('POST', '/v1/scopes', {
      name: 'Replay',
      kind: 'driven',
      now: NOON,
      zone: 'Europe/London',
    });
    expect(scope).toMatchObject({ kind: 'driven', now: NOON });
    expect((await api.call('POST', `/v1/scopes/${scope.id}/flows/${flow.id}`)).status).toBe(200);
    const headers = { authorization: basic(scope.writeKey) };
    expect((await api.ask('POST', '/v1/group', { body: { userId: 'past', groupId: 'village' }, headers })).status).toBe(200);
    await api.settle();
    const [event] = await api.sql<{ at: number }[]>`select at from events where scope_id = ${scope.id}`;
    expect(event?.at).toBe(NOON);
    const move = async (to: number) => {
      let moving = true;
      const moved = api.call<{ now: number }>('POST', `/v1/scopes/${scope.id}/clock`, { to, settle: true }).finally(() => {
        moving = false;
      });
      for (; moving; await setImmediate()) await api.settle();
      return moved;
    };
    expect((await move(NOON + DAY / 2)).body.now).toBe(NOON + DAY / 2);
    expect((await move(NOON)).body.now).toBe(NOON + DAY / 2);
    expect((await api.call<{ now: number }>('GET', `/v1/scopes/${scope.id}/clock`)).body.now).toBe(NOON + DAY / 2);
    const [zone] = await api.sql<{ zone: string }[]>`select zone from scopes where id = ${scope.id}`;
    expect(zone?.zone).toBe('Europe/London');
  });

  test('a clock that nobody waits for any more stays where it is', async () => {
    const { body: scope } = await api.call<ScopeDto>('POST', '/v1/scopes', { name: 'Left', kind: 'driven', now: NOON });
    await api.call('POST', `/v1/scopes/${scope.id}/flows/${flow.id}`);
    const headers = { authorization: basic(scope.writeKey) };
    await api.ask('POST', '/v1/group', { body: { userId: 'past', groupId: 'village' }, headers });
    // The run is not advanced, so the clock has to wait for it.
    const waiting = new AbortController();
    const moved = api.app.request(`/v1/scopes/${scope.id}/clock`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to: NOON + DAY }),
      signal: waiting.signal,
    });
    await api.call('GET', `/v1/scopes/${scope.id}/clock`);
    waiting.abort();
    expect((await moved).status).toBe(503);
    await api.settle();
    expect((await api.call<{ now: number }>('GET', `/v1/scopes/${scope.id}/clock`)).body.now).toBe(NOON);
    expect(api.reported).toEqual([]);
  });

  test('the live clock cannot be driven, and an unknown scope is not found', async () => {
    expect((await api.call('POST', '/v1/scopes/live/clock', { to: NOON })).status).toBe(409);
    expect((await api.call('POST', '/v1/scopes/nobody/clock', { to: NOON })).status).toBe(404);
    expect((await api.call('GET', '/v1/scopes/nobody/clock')).status).toBe(404);
    expect((await api.call('POST', '/v1/scopes', { name: 'x', kind: 'live', now: 0 })).status).toBe(400);
  });
});
