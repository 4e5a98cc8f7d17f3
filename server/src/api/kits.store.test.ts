// A kit's life over HTTP: several flows made, published, paused and stopped as one.
import { END, flow, formatKit, type KitDocument, kitTemplates, parseKit, step } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnrollResult, FlowDetail, TemplateDto } from './contract.ts';
import type { KitDto } from './kits-contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const wait = step('wait-duration', { duration: { amount: 2, unit: 'days' } }, { done: END });
const first = flow({ name: 'First', context: [] }, { wait });
const second = flow(
  { name: 'Second', triggers: [{ type: 'segment', segment: 'keen', on: 'enter' }] },
  { next: step('run-flow', { flow: 'first', mode: 'goOn', context: [], reasons: [] }, { started: 'rest', refused: END }), rest: wait },
);
let count = 0;
/** Each with segments of its own: they are the workspace's. */
function file(change: (kit: KitDocument) => KitDocument = (kit) => kit): KitDocument {
  count += 1;
  const id = `keen-${count}`;
  const renamed = { ...second, triggers: [{ type: 'segment', segment: id, on: 'enter' }] as const };
  return change({
    format: 'sopwith.kit/1',
    name: `Camp ${count}`,
    description: '',
    flows: [{ id: 'first', flow: first }, { id: 'second', flow: renamed }],
    segments: [{ id, name: 'Keen', description: '', condition: { type: 'tag', tag: 'keen' } }],
    tables: [],
    forms: [],
    events: [],
  });
}
const make = async (document: KitDocument = file()) => (await api.call<KitDto>('POST', '/v1/kits', { document })).body;
const act = <T = KitDto>({ id }: KitDto, what: string, body?: object) => api.call<T>('POST', `/v1/kits/${id}/${what}`, body);
const read = async ({ id }: KitDto) => (await api.call<KitDto>('GET', `/v1/kits/${id}`)).body;
const enroll = (flowId: string, userId: string) => api.call<EnrollResult>('POST', `/v1/flows/${flowId}/enroll`, { members: [{ userId }] });
const flowOf = (kit: KitDto, called: string) => kit.flows.find((one) => one.called === called)?.id ?? '';
const statuses = (kit: KitDto) => kit.flows.map(({ status }) => status);
const segments = async () => (await api.call<readonly { id: string }[]>('GET', '/v1/segments')).body.map(({ id }) => id);

describe('making', () => {
  test('its flows name each other by the ids that they got, and by their names again in the file', async () => {
    const document = file();
    const kit = await make(document);
    const { body: drawn } = await api.call<FlowDetail>('GET', `/v1/flows/${flowOf(kit, 'second')}`);
    expect(drawn.draft.steps[0]?.config['flow']).toBe(flowOf(kit, 'first'));
    const { body: written } = await api.call<unknown>('GET', `/v1/kits/${kit.id}/document`);
    const parsed = parseKit(written);
    expect(parsed.ok && formatKit(parsed.kit)).toBe(formatKit(document));
  });

  test.each(['zh', 'en'] as const)('every kit of the gallery publishes without a problem in %s', async (language) => {
    const { body: templates } = await api.call<readonly TemplateDto[]>('GET', '/v1/templates');
    const kits = templates.filter(({ kind }) => kind === 'kit');
    expect(kits.map(({ id }) => id)).toEqual(kitTemplates.map(({ id }) => id));
    for (const { id, title } of kits) {
      const { body: kit } = await api.call<KitDto>('POST', '/v1/kits', { template: id, language });
      expect(kit.name).toBe(title[language]);
      expect((await act(kit, 'publish')).status).toBe(200);
    }
  });

  test('of flows that are there: each belongs to one kit at most, and the segments that they name come along', async () => {
    await api.call('PUT', '/v1/segments/named', { name: 'Named', condition: { type: 'tag', tag: 'x' } });
    const document = { ...first, triggers: [{ type: 'segment', segment: 'named', on: 'enter' }] };
    const { body: one } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
    const { body: kit, status } = await api.call<KitDto>('POST', '/v1/kits', { name: 'Of one', flows: [one.id] });
    expect([status, kit.segments]).toEqual([200, [{ id: 'named', name: 'Named' }]]);
    expect((await api.call('POST', '/v1/kits', { name: 'Again', flows: [one.id] })).status).toBe(409);
    expect((await api.call('POST', '/v1/kits', { name: 'None', flows: ['nowhere'] })).status).toBe(404);
  });

  test('a file that is none is refused with every problem, each with its flow, and makes nothing', async () => {
    const before = (await api.call<readonly FlowDetail[]>('GET', '/v1/flows')).body.length;
    const broken = file((kit) => ({ ...kit, flows: [...kit.flows, { id: 'third', flow: { ...first, start: 7 as never } }] }));
    const answer = await api.call('POST', '/v1/kits', { document: broken });
    expect([answer.status, answer.body.problems?.map((one) => one.flow)]).toEqual([422, ['third']]);
    expect((await api.call<readonly FlowDetail[]>('GET', '/v1/flows')).body).toHaveLength(before);
  });
});

describe('the crisis desk', () => {
  test('a word of complaint is judged by a person, and what is found to be one starts the golden hour, each complaint anew', async () => {
    // The same complaint would be the same incident for every desk that is open.
    for (const other of (await api.call<readonly KitDto[]>('GET', '/v1/kits')).body) await act(other, 'stop', { confirm: other.name });
    const { body: kit } = await api.call<KitDto>('POST', '/v1/kits', { template: 'crisis-desk', language: 'en' });
    await act(kit, 'publish');
    const open = async () => (await api.sql<{ id: number; step: string }[]>`select id, step from tasks where status = 'open' and flow_id = any(${kit.flows.map(({ id }) => id)}) order by id`);
    const runs = async (called: string) => (await api.sql<{ context: object; status: string; reason: string | null }[]>`
      select state -> 'context' as context, status, state ->> 'endReason' as reason from runs where flow_id = ${flowOf(kit, called)} order by started_at, id`);
    const write = async (text: string) => {
      await api.send('/v1/track', { userId: 'ria', event: 'message_posted', properties: { text } });
      await api.settle();
    };
    const judge = async (outcome: string, verdict: string) => {
      const task = (await open()).find(({ step }) => step === 'confirm');
      expect(await api.call('POST', `/v1/tasks/${task?.id}/complete`, { outcome, form: { verdict } })).toMatchObject({ status: 200 });
      await api.settle();
    };
    await write('Good morning');
    expect(await runs('detect')).toEqual([]);
    await write('I want a REFUND');
    await judge('complaint', 'The lesson was cut off');
    await write('A refund, I said');
    await judge('complaint', 'Still no answer');
    await write('No refund, thank you');
    await judge('false-alarm', 'Content again');
    expect((await runs('detect')).map(({ reason }) => reason)).toEqual(['completed', 'completed', 'a false alarm']);
    expect((await runs('response')).map(({ context }) => context)).toMatchObject([{ summary: 'The lesson was cut off' }, { summary: 'Still no answer' }]);
    expect((await open()).map(({ step }) => step)).toEqual(['first-response', 'first-response']);
  });
});

describe('publishing', () => {
  test('all flows are open afterwards, and the segments are there', async () => {
    const kit = await make();
    expect(await segments()).not.toContain(kit.segments[0]?.id);
    expect(statuses((await act(kit, 'publish')).body)).toEqual(['published', 'published']);
    expect(await segments()).toContain(kit.segments[0]?.id);
    await enroll(flowOf(kit, 'second'), 'kim');
    await api.settle();
    expect((await read(kit)).flows.map(({ active }) => active)).toEqual([1, 1]);
  });

  test('twice what nobody changed is one publication', async () => {
    const kit = await make();
    await act(kit, 'publish');
    expect((await act(kit, 'publish')).body.flows.map(({ version }) => version)).toEqual([1, 1]);
  });

  test('a problem in one flow publishes none of them, makes no segment, and says whose it is', async () => {
    const { id: _, flow: drawn } = file().flows[1] as KitDocument['flows'][number];
    const kit = await make(file((whole) => ({ ...whole, flows: [whole.flows[0] as never, { id: 'second', flow: { ...drawn, edges: [] } }] })));
    const answer = await act<{ problems?: readonly { flow?: string }[] }>(kit, 'publish');
    expect(answer.status).toBe(422);
    expect(new Set(answer.body.problems?.map((one) => one.flow))).toEqual(new Set(['second']));
    expect(statuses(await read(kit))).toEqual(['draft', 'draft']);
    expect(await segments()).not.toContain(kit.segments[0]?.id);
  });

  test('a segment of others is never taken over; one of its own that somebody changed since is kept as it is', async () => {
    const kit = await make();
    const id = kit.segments[0]?.id ?? '';
    const theirs = { name: 'Theirs', condition: { type: 'tag', tag: 'other' } };
    await api.call('PUT', `/v1/segments/${id}`, theirs);
    expect((await act(kit, 'publish')).status).toBe(422);
    await api.call('DELETE', `/v1/segments/${id}`);
    expect((await act(kit, 'publish')).status).toBe(200);
    await api.call('PUT', `/v1/segments/${id}`, { ...theirs, name: 'Mended' });
    expect((await act(kit, 'publish')).status).toBe(200);
    const { body } = await api.call<KitDocument>('GET', `/v1/kits/${kit.id}/document`);
    expect(body.segments).toMatchObject([{ name: 'Mended', condition: { tag: 'other' } }]);
  });

  test('a new file replaces the drafts; a flow that it does not name any more stays as a flow of its own', async () => {
    const document = file();
    const kit = await make(document);
    await act(kit, 'publish');
    const next = { ...document, flows: [{ id: 'first', flow: { ...first, name: 'First, mended' } }], segments: [] };
    const { body } = await api.call<KitDto>('PUT', `/v1/kits/${kit.id}/document`, next);
    expect(body.flows.map(({ id, name, changedSincePublish }) => [id, name, changedSincePublish])).toEqual([[flowOf(kit, 'first'), 'First, mended', true]]);
    expect((await api.call<FlowDetail>('GET', `/v1/flows/${flowOf(kit, 'second')}`)).body.status).toBe('published');
  });
});

describe('standing still', () => {
  test('all are paused and resumed as one; runs inside stay', async () => {
    const kit = await make();
    expect((await act(kit, 'pause')).status).toBe(409);
    await act(kit, 'publish');
    await enroll(flowOf(kit, 'first'), 'pau');
    expect(statuses((await act(kit, 'pause')).body)).toEqual(['paused', 'paused']);
    expect((await enroll(flowOf(kit, 'first'), 'late')).body.excluded).toMatchObject([{ reason: 'flowPaused' }]);
    expect(statuses((await act(kit, 'resume?elapsed=fire')).body)).toEqual(['published', 'published']);
    await api.settle();
    expect((await read(kit)).flows[0]).toMatchObject({ active: 1, ended: 0 });
  });
});

describe('stopping', () => {
  test('needs the kit’s name; then every run ends, nobody is enrolled, and it can be published again', async () => {
    const kit = await make();
    await act(kit, 'publish');
    await enroll(flowOf(kit, 'second'), 'sto');
    await api.settle();
    expect((await act(kit, 'stop', { confirm: 'yes' })).status).toBe(409);
    expect((await read(kit)).flows.map(({ active }) => active)).toEqual([1, 1]);
    expect((await act<{ ended: number }>(kit, 'stop', { confirm: kit.name })).body).toEqual({ ended: 2 });
    await api.settle();
    expect((await read(kit)).flows.map(({ active, ended, status }) => [active, ended, status])).toEqual([[0, 1, 'draft'], [0, 1, 'draft']]);
    expect((await enroll(flowOf(kit, 'first'), 'late')).body.enrolled).toBe(0);
    expect((await act<{ ended: number }>(kit, 'stop', { confirm: kit.name })).body).toEqual({ ended: 0 });
    expect((await act(kit, 'publish')).status).toBe(200);
    expect((await enroll(flowOf(kit, 'first'), 'late')).body.enrolled).toBe(1);
  });

  test('what was paused is stopped too, without making up for what elapsed, and is open once it is published again', async () => {
    const kit = await make();
    await act(kit, 'publish');
    await enroll(flowOf(kit, 'first'), 'fro');
    await api.settle();
    await act(kit, 'pause');
    await act(kit, 'stop', { confirm: kit.name });
    await api.settle();
    expect((await read(kit)).flows[0]).toMatchObject({ active: 0, ended: 1 });
    await act(kit, 'publish');
    expect((await enroll(flowOf(kit, 'first'), 'again')).body.enrolled).toBe(1);
  });
});

test('a kit that is taken apart leaves its flows and segments, which no kit owns then', async () => {
  const kit = await make();
  await act(kit, 'publish');
  expect((await api.call('DELETE', `/v1/kits/${kit.id}`)).status).toBe(200);
  expect((await api.call('GET', `/v1/kits/${kit.id}`)).status).toBe(404);
  expect((await api.call<FlowDetail>('GET', `/v1/flows/${flowOf(kit, 'first')}`)).body.status).toBe('published');
  expect((await api.call<KitDto>('POST', '/v1/kits', { name: 'Anew', flows: [flowOf(kit, 'first')] })).status).toBe(200);
});
