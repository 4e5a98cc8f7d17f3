// Many complaints of one cause are one incident, and everybody concerned hears what becomes of it.
import { FLOW_FORMAT, type FlowDocument, type JsonObject } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail, IncidentDetail, IncidentSummary } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;

const step = (id: string, type: string, config: object, ends: readonly string[] = []) => ({ id, type, version: 1, config, ends });
const say = (id: string, text: string) => step(id, 'message', { channel: 'in-app', purpose: 'service', text }, ['done']);
const flowOf = (name: string, more: object) =>
  ({
    format: FLOW_FORMAT, name, subject: 'member', context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1, layout: {}, triggers: [], ...more,
  }) as unknown as FlowDocument;

const complaint = flowOf('Complaint', {
  triggers: [{ type: 'event', event: 'complaint.filed' }],
  context: [{ name: 'cause', type: 'text', required: true }],
  start: 'open',
  steps: [
    step('open', 'incident-open', {
      title: 'Trouble with {{ context.cause }}', mergeKey: '{{ context.cause }}', window: { amount: 1, unit: 'hours' }, severity: 'medium', owner: 'desk',
    }),
    step('note', 'incident-note', { text: '{{ member.name }} complained' }),
    step('solved', 'wait-event', { events: [{ id: 'yes', event: '$incident.resolved' }], deadline: null }),
    say('thanks', 'Solved: {{ incident }}'),
  ],
  edges: [
    { from: 'open', outcome: 'opened', to: 'note' }, { from: 'open', outcome: 'merged', to: 'note' },
    { from: 'note', outcome: 'done', to: 'solved' }, { from: 'solved', outcome: 'yes', to: 'thanks' },
  ],
});
/** About the incident itself: it rises by itself, and is put right by a flow. */
const watch = flowOf('Watch', {
  subject: 'incident',
  triggers: [{ type: 'event', event: '$incident.opened' }],
  start: 'worse',
  steps: [step('worse', 'incident-severity', { severity: 'high' }, ['done'])],
  edges: [],
});
const lost = flowOf('Lost', { start: 'fix', steps: [step('fix', 'incident-resolve', { text: 'x' }, ['done']), say('none', 'nothing to fix')], edges: [{ from: 'fix', outcome: 'none', to: 'none' }] });

beforeAll(async () => {
  api = await apiUnderTest();
  for (const document of [complaint, watch, lost]) {
    const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
    expect((await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev })).status).toBe(200);
  }
});
afterAll(() => api.close());

const settle = () => api.settle();

async function complain(userId: string, cause: string): Promise<void> {
  await api.send('/v1/identify', { userId, traits: { name: userId } });
  await api.send('/v1/track', { userId, event: 'complaint.filed', properties: { cause } });
  await settle();
}

const incidents = async () => (await api.call<readonly IncidentSummary[]>('GET', '/v1/incidents')).body;
const incidentOf = async (cause: string) => {
  const found = (await incidents()).find(({ mergeKey }) => mergeKey === cause);
  return (await api.call<IncidentDetail>('GET', `/v1/incidents/${found?.id}`)).body;
};
const change = (id: string, what: object) => api.call<IncidentDetail>('POST', `/v1/incidents/${id}/changes`, what);
const kinds = ({ timeline }: IncidentDetail) => timeline.map(({ kind }) => kind);
const eventsOf = async (userId: string) =>
  api.sql<{ name: string; properties: JsonObject }[]>`
    select e.name, e.properties from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name like '$incident%' order by e.seq`;

test('complaints of one cause are one incident, and those of another are another', async () => {
  await complain('ann', 'login');
  await complain('bob', 'login');
  await complain('cid', 'audio');
  const login = await incidentOf('login');
  expect(login).toMatchObject({ title: 'Trouble with login', owner: 'desk', status: 'open', concerns: 2 });
  expect(login.concerned.map(({ userId }) => userId)).toEqual(['ann', 'bob']);
  expect(kinds(login).filter((kind) => kind !== 'severity')).toEqual(['opened', 'note', 'joined', 'note']);
  expect((await incidentOf('audio')).concerns).toBe(1);
});

test('opening it starts flows about the incident, which change it; it is a subject with what its row has', async () => {
  const login = await incidentOf('login');
  expect(login.severity).toBe('high');
  const [subject] = await api.sql<{ attributes: JsonObject }[]>`select attributes from members where kind = 'incident' and external_id = ${login.id}`;
  expect(subject?.attributes).toMatchObject({ severity: 'high', status: 'open', owner: 'desk' });
});

test('once resolved, whoever is concerned hears of it, and their flows go on; a later complaint is another incident', async () => {
  const login = await incidentOf('login');
  const { body } = await change(login.id, { op: 'resolve', text: 'The server is back' });
  expect(body).toMatchObject({ status: 'resolved' });
  await settle();
  const said = await api.sql<{ text: string }[]>`select text from messages where text like 'Solved%'`;
  expect(said).toEqual([{ text: `Solved: ${login.id}` }, { text: `Solved: ${login.id}` }]);
  expect((await eventsOf('bob')).map(({ name }) => name)).toEqual(['$incident.joined', '$incident.resolved']);
  expect((await eventsOf('cid')).map(({ name }) => name)).not.toContain('$incident.resolved');
  await complain('dan', 'login');
  expect((await incidents()).filter(({ mergeKey }) => mergeKey === 'login')).toHaveLength(2);
});

test('outside of the window the same cause is another incident', async () => {
  await complain('eve', 'video');
  await api.sql`update incidents set last_at = last_at - 3600001 where merge_key = 'video'`;
  await complain('fay', 'video');
  expect((await incidents()).filter(({ mergeKey }) => mergeKey === 'video')).toHaveLength(2);
});

test('operators change it too: each change is a line that says who, and what changes nothing is none', async () => {
  const opened = await api.call<IncidentDetail>('POST', '/v1/incidents', { title: 'Storm', severity: 'low', owner: 'press' });
  const { id } = opened.body;
  for (const what of [
    { op: 'severity', severity: 'critical' },
    { op: 'severity', severity: 'critical' },
    { op: 'owner', owner: 'head' },
    { op: 'note', text: 'Seen on a forum' },
    { op: 'add', userId: 'gil' },
    { op: 'add', userId: 'gil' },
    { op: 'resolve', text: 'Answered' },
    { op: 'reopen', text: 'Not over' },
  ]) {
    expect((await change(id, what)).status).toBe(200);
  }
  const storm = await incidentOf('Storm');
  expect(kinds(storm)).toEqual(['opened', 'severity', 'owner', 'note', 'joined', 'resolved', 'reopened']);
  expect(storm).toMatchObject({ severity: 'critical', owner: 'head', status: 'open', concerns: 1, resolvedAt: null });
  expect(new Set(storm.timeline.map(({ by }) => by))).toEqual(new Set(['tests']));
  // The same cause by hand is the same incident.
  expect((await api.call<IncidentDetail>('POST', '/v1/incidents', { title: 'Storm', severity: 'low', owner: 'press' })).body.id).toBe(id);
  expect((await change('I-999999', { op: 'note', text: 'x' })).status).toBe(404);
  expect((await change(id, { op: 'severity', severity: 'awful' })).status).toBe(400);
});

test('a step that knows of no incident says so', async () => {
  const [flow] = (await api.call<readonly FlowDetail[]>('GET', '/v1/flows')).body.filter(({ name }) => name === 'Lost');
  await api.call('POST', `/v1/flows/${flow?.id}/enroll`, { members: [{ userId: 'hal' }] });
  await settle();
  expect(await api.sql`select text from messages where text = 'nothing to fix'`).toHaveLength(1);
});

test('of complaints that come at once, one opens and the others join', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, n) => api.send('/v1/track', { userId: `many-${n}`, event: 'complaint.filed', properties: { cause: 'flood' } })));
  await settle();
  expect((await incidents()).filter(({ mergeKey }) => mergeKey === 'flood')).toMatchObject([{ concerns: 12 }]);
});
