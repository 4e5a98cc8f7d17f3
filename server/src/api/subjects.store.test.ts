import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail, MemberSummary, Page, RunSummary } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let flowId: string;

beforeAll(async () => {
  api = await apiUnderTest();
  const flow: FlowDocument = {
    format: 'sopwith.flow/1',
    name: 'Lecture',
    subject: 'activity',
    triggers: [{ type: 'event', event: 'announced' }],
    context: [{ name: 'userId', type: 'text' }],
    reentry: { type: 'never' },
    exits: [],
    lanes: 'perRun',
    start: 'wait',
    steps: [
      { id: 'wait', type: 'wait-event', version: 1, config: { events: [{ id: 'over', event: 'held' }], deadline: null }, ends: ['over'] },
    ],
    edges: [],
    layout: {},
  };
  const { body: made } = await api.call<FlowDetail>('POST', '/v1/flows', { document: flow });
  flowId = made.id;
  await api.call('POST', `/v1/flows/${flowId}/publish`, { rev: made.rev });
});
afterAll(() => api.close());

const runs = async () => (await api.call<Page<RunSummary>>('GET', `/v1/flows/${flowId}/runs`)).body.items;
const about = (id: string) => ({ context: { subject: { kind: 'activity', id } } });

test('an event about an activity starts the flow about that activity, not one about the member who did it', async () => {
  await api.send('/v1/track', { userId: 'lecture-1', event: 'announced' });
  expect(await runs()).toEqual([]);

  await api.send('/v1/track', { userId: 'lin', event: 'announced', ...about('lecture-1') });
  await api.settle();
  expect(await runs()).toMatchObject([{ member: { userId: 'lecture-1' }, status: 'active' }]);
  const [run] = await api.sql`select state -> 'context' as context, workflow_id as workflow from runs r join lanes l on l.id = r.lane_id`;
  expect(run).toMatchObject({ context: { userId: 'lin' }, workflow: expect.stringMatching(/^run\//) });

  // The member of the same id does nothing to it.
  await api.send('/v1/track', { userId: 'lecture-1', event: 'held' });
  await api.settle();
  expect(await runs()).toMatchObject([{ status: 'active' }]);
  await api.send('/v1/track', { userId: 'lin', event: 'held', ...about('lecture-1') });
  await api.settle();
  expect(await runs()).toMatchObject([{ status: 'ended' }]);
});

test('a subject is made with its attributes, changed field by field, and enrolled by its id', async () => {
  const path = '/v1/subjects/activity/lecture-2';
  await api.call('PUT', path, { name: 'Second', zone: 'Asia/Shanghai', attributes: { startsOn: '2026-12-01', seats: 20 } });
  const { body } = await api.call<MemberSummary>('PUT', path, { attributes: { seats: 30 } });
  expect(body).toMatchObject({ userId: 'lecture-2', name: 'Second', zone: 'Asia/Shanghai', attributes: { startsOn: '2026-12-01', seats: 30 } });

  const { body: page } = await api.call<Page<MemberSummary>>('GET', '/v1/subjects?kind=activity&search=lecture');
  expect(page.items.map(({ userId }) => userId).sort()).toEqual(['lecture-1', 'lecture-2']);
  const { body: members } = await api.call<Page<MemberSummary>>('GET', '/v1/members');
  expect(members.items.map(({ userId }) => userId)).toEqual(['lecture-1']);

  await api.call('POST', `/v1/flows/${flowId}/enroll`, { members: [{ userId: 'lecture-2' }] });
  expect((await runs()).map(({ member }) => member.userId)).toContain('lecture-2');
});

test('a subject that is half given is refused, lest its event count as the member\'s own', async () => {
  const { status, body } = await api.send('/v1/track', { userId: 'lin', event: 'held', context: { subject: { kind: 'activity' } } });
  expect([status, body.detail]).toEqual([400, expect.stringContaining('context.subject')]);
});

test('a community that had members before it had a flow keeps its name, zone and traits', async () => {
  await api.send('/v1/group', { userId: 'lin', groupId: 'village', traits: { name: 'Village', timezone: 'Asia/Tokyo', size: 3 } });
  await api.send('/v1/track', { userId: 'lin', event: 'opened', context: { subject: { kind: 'community', id: 'village' } } });
  const { body } = await api.call<Page<MemberSummary>>('GET', '/v1/subjects?kind=community');
  expect(body.items).toMatchObject([{ userId: 'village', name: 'Village', zone: 'Asia/Tokyo', attributes: { size: 3 } }]);
});
