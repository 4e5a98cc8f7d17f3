// A flow's life over HTTP: drawn, saved, published, paused, archived.
import { type FlowDocument, flowTemplates } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnrollResult, FlowDetail, FlowSummary, FlowVersionDto, ScopeDto, TemplateDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const onboarding = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
const create = async (body: object = { document: onboarding }) => (await api.call<FlowDetail>('POST', '/v1/flows', body)).body;
const read = async (id: string) => (await api.call<FlowDetail>('GET', `/v1/flows/${id}`)).body;
const publish = (id: string, rev: number) => api.call<FlowVersionDto>('POST', `/v1/flows/${id}/publish`, { rev });
const published = async () => {
  const flow = await create();
  await publish(flow.id, flow.rev);
  return flow;
};
const enroll = (id: string, userId: string) => api.call<EnrollResult>('POST', `/v1/flows/${id}/enroll`, { members: [{ userId }] });

describe('creating', () => {
  test('a blank flow has a name and no steps', async () => {
    const flow = await create({ name: 'Welcome' });
    expect(flow).toMatchObject({ name: 'Welcome', status: 'draft', version: null, published: null, active: 0 });
    expect(flow.draft.steps).toEqual([]);
  });

  test.each(['zh', 'en'] as const)('every template publishes without a problem in %s', async (language) => {
    const { body: templates } = await api.call<readonly TemplateDto[]>('GET', '/v1/templates');
    expect(templates.length).toBeGreaterThanOrEqual(4);
    for (const { id, title } of templates.filter(({ kind }) => kind === 'flow')) {
      const flow = await create({ template: id, language });
      expect(flow.name).toBe(title[language]);
      expect((await publish(flow.id, flow.rev)).status).toBe(200);
    }
  });

  test('a document that is none is refused whole, with every problem', async () => {
    const broken = { ...onboarding, format: 'sopwith.flow/1', extra: true, steps: [{ id: 'A B' }] };
    const answer = await api.call('POST', '/v1/flows', { document: broken });
    expect(answer.status).toBe(422);
    expect(answer.body.problems?.length).toBeGreaterThan(1);
    expect((await api.call('POST', '/v1/flows', { template: 'no-such', language: 'en' })).status).toBe(404);
  });
});

describe('saving', () => {
  test('a save names the revision it started from; a second one from the same is a conflict, and changes nothing', async () => {
    const flow = await create();
    const mine = { ...flow.draft, name: 'Mine' };
    const save = (document: object, rev: number) => api.call<{ rev: number }>('PUT', `/v1/flows/${flow.id}/draft`, { document, rev });
    expect((await save(mine, flow.rev)).body.rev).toBe(flow.rev + 1);
    expect((await save({ ...flow.draft, name: 'Theirs' }, flow.rev)).status).toBe(409);
    expect((await read(flow.id)).name).toBe('Mine');
    expect((await api.call('PUT', '/v1/flows/nobody/draft', { document: mine, rev: 1 })).status).toBe(404);
  });

  test('a draft may be unfinished, but not malformed', async () => {
    const flow = await create({ name: 'Half' });
    const save = (document: object) => api.call('PUT', `/v1/flows/${flow.id}/draft`, { document, rev: flow.rev });
    expect((await save({ ...flow.draft, steps: 'none' })).status).toBe(422);
    const lonely = { id: 'lonely', type: 'wait-duration', version: 1, config: {} };
    expect((await save({ ...flow.draft, steps: [lonely] })).status).toBe(200);
  });
});

describe('publishing', () => {
  test('an unfinished flow is refused with all its problems', async () => {
    const flow = await create({ name: 'Empty' });
    const answer = await api.call('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: 'urn:sopwith:problem:not-publishable', status: 422 });
    expect(answer.body.problems?.length).toBeGreaterThan(0);
    expect((await read(flow.id)).status).toBe('draft');
  });

  test('what nobody changed is published once; a change makes the next version', async () => {
    const flow = await create();
    const first = await publish(flow.id, flow.rev);
    expect(first.body.number).toBe(1);
    expect((await publish(flow.id, flow.rev)).body).toEqual(first.body);
    expect(await read(flow.id)).toMatchObject({ status: 'published', version: 1, changedSincePublish: false });

    const moved = { ...flow.draft, layout: { ...flow.draft.layout, welcome: { x: 5, y: 5 } } };
    const { body: saved } = await api.call<{ rev: number }>('PUT', `/v1/flows/${flow.id}/draft`, { document: moved, rev: flow.rev });
    expect((await read(flow.id)).changedSincePublish).toBe(true);
    expect((await publish(flow.id, flow.rev)).status).toBe(409);
    expect((await publish(flow.id, saved.rev)).body.number).toBe(2);
    expect((await read(flow.id)).published?.document.layout.welcome).toEqual({ x: 5, y: 5 });
  });
});

describe('pausing and archiving', () => {
  test('a paused flow enrolls nobody, and says why; resumed, it does', async () => {
    const flow = await published();
    expect((await api.call('POST', `/v1/flows/${flow.id}/pause`)).status).toBe(200);
    expect((await api.call('POST', `/v1/flows/${flow.id}/pause`)).status).toBe(200);
    expect((await enroll(flow.id, 'pat')).body).toEqual({ enrolled: 0, excluded: [{ userId: 'pat', reason: 'flowPaused' }] });
    expect((await api.call('POST', `/v1/flows/${flow.id}/resume`)).status).toBe(200);
    expect((await enroll(flow.id, 'pat')).body.enrolled).toBe(1);
  });

  test('a flow that is paused in another scope goes on in the live one', async () => {
    const flow = await published();
    const scope = (await api.call<ScopeDto>('POST', '/v1/scopes', { name: 'w', kind: 'driven', now: 0 })).body.id;
    const to = async (what: string, where: string) => (await api.call('POST', `/v1/flows/${flow.id}/${what}?scope=${where}`)).status;
    expect([await to('pause', scope), await to('resume', 'nowhere')]).toEqual([404, 404]);
    await api.call('POST', `/v1/scopes/${scope}/flows/${flow.id}`);
    const pausedIn = async () => (await api.sql<{ scope: string }[]>`select scope_id as scope from publications where flow_id = ${flow.id} and paused`).map((one) => one.scope);
    expect(await to('pause', scope)).toBe(200);
    expect(await pausedIn()).toEqual([scope]);
    expect((await api.call<FlowDetail>('GET', `/v1/flows/${flow.id}`)).body.status).toBe('published');
    expect(await to('resume', scope)).toBe(200);
    expect(await pausedIn()).toEqual([]);
  });

  test('a draft cannot be paused', async () => {
    const flow = await create();
    expect((await api.call('POST', `/v1/flows/${flow.id}/pause`)).status).toBe(409);
  });

  test('an archived flow enrolls nobody, is not published again, and keeps its runs', async () => {
    const flow = await published();
    await enroll(flow.id, 'inside');
    expect((await api.call('POST', `/v1/flows/${flow.id}/archive`)).status).toBe(200);
    expect((await enroll(flow.id, 'late')).body.excluded).toEqual([{ userId: 'late', reason: 'flowArchived' }]);
    expect((await publish(flow.id, flow.rev)).status).toBe(409);
    const { body: flows } = await api.call<readonly FlowSummary[]>('GET', '/v1/flows');
    expect(flows.find(({ id }) => id === flow.id)).toMatchObject({ status: 'archived', active: 1 });
  });
});
