// Semantics 31 on the database: who gets a task, who takes it up, and what a person fills in.
import { setImmediate } from 'node:timers/promises';
import { FLOW_FORMAT, type FlowDocument, type TaskConfig } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FlowDetail, RunDetail, ScopeDto, Shift, TaskDto, WorkingHoursDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let people = 0;

beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql`delete from roster`;
});

const hour = { amount: 1, unit: 'hours' as const };
const plain = { title: 'Call', detail: '', assignee: 'tutor', deadline: hour, outcomes: [{ id: 'done', title: 'Done' }] };

async function publish(...tasksInARow: readonly Partial<TaskConfig>[]): Promise<string> {
  const last = tasksInARow.length - 1;
  const steps = tasksInARow.map((config, n) => ({
    id: `task-${n}`, type: 'task', version: 1, config: { ...plain, ...config }, ends: n === last ? ['done'] : [],
  }));
  const edges = tasksInARow.slice(1).map((_, n) => ({ from: `task-${n}`, outcome: 'done', to: `task-${n + 1}` }));
  const document = {
    format: FLOW_FORMAT, name: 'Work', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1,
    start: 'task-0', steps, edges, layout: {},
  } as unknown as FlowDocument;
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  expect((await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev })).status).toBe(200);
  return body.id;
}

async function enter(flow: string, traits: object = {}): Promise<string> {
  const userId = `member-${people++}`;
  await api.send('/v1/identify', { userId, traits });
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId }] });
  await api.settle();
  return userId;
}

const tasks = async (query = '') => (await api.call<readonly TaskDto[]>('GET', `/v1/tasks${query}`)).body;
const taskOf = async (userId: string, title = 'Call') =>
  (await tasks('?status=open')).find((task) => task.member.userId === userId && task.title === title) as TaskDto;
const act = (task: TaskDto, what: string, body?: object) => api.call<TaskDto>('POST', `/v1/tasks/${task.id}/${what}`, body);
const onDuty = (role: string, person: string, startsAt = 0, endsAt: number | null = null) =>
  api.call<Shift>('POST', '/v1/roster', { role, person, startsAt, endsAt });

describe('a task goes to', () => {
  test('whoever is on duty in its role now, the latest shift first, and to nobody where nobody is', async () => {
    const flow = await publish({ assignBy: 'roster' });
    expect((await taskOf(await enter(flow))).assignedTo).toBeNull();
    await onDuty('tutor', 'gone', 0, 1);
    await onDuty('tutor', 'mei', 5);
    await onDuty('tutor', 'kim', 4);
    await onDuty('tutor', 'later', Date.now() + 1_000_000);
    await onDuty('tutor', 'was here today', 9, 10);
    await onDuty('desk', 'of another role', 8);
    expect((await taskOf(await enter(flow))).assignedTo).toBe('mei');
  });

  test('whoever has the fewest open tasks, one after another', async () => {
    const flow = await publish({ assignBy: 'leastLoaded', assignee: 'pair' });
    await onDuty('pair', 'ada');
    await onDuty('pair', 'bo');
    const got = [];
    for (let n = 0; n < 4; n++) got.push((await taskOf(await enter(flow))).assignedTo);
    expect(got.sort()).toEqual(['ada', 'ada', 'bo', 'bo']);
  });

  test('whoever has the fewest that are still open, however many they have done', async () => {
    const flow = await publish({ assignBy: 'leastLoaded', assignee: 'trio' });
    await onDuty('trio', 'cy');
    for (let n = 0; n < 2; n++) await act(await taskOf(await enter(flow)), 'complete', { outcome: 'done' });
    await api.settle();
    await onDuty('trio', 'di');
    // Both have nothing open; what cy has done is no load, and of equals the first on the roster is asked.
    expect((await taskOf(await enter(flow))).assignedTo).toBe('cy');
    expect((await taskOf(await enter(flow))).assignedTo).toBe('di');
  });

  test('the member’s own teacher', async () => {
    const flow = await publish({ assignBy: 'attribute', assigneeAttribute: 'teacher' });
    expect((await taskOf(await enter(flow, { teacher: 'mr-li' }))).assignedTo).toBe('mr-li');
  });

  test('the same person who did an earlier step', async () => {
    const flow = await publish({}, { assignBy: 'sameAs', sameAs: 'task-0', title: 'Again' });
    const userId = await enter(flow);
    await act(await taskOf(userId), 'complete', { outcome: 'done' });
    await api.settle();
    expect((await taskOf(userId, 'Again')).assignedTo).toBe('tests');
  });

  test('that person and no other: neither who did a step between, nor who did that step for somebody else', async () => {
    const flow = await publish({}, { title: 'Between' }, { assignBy: 'sameAs', sameAs: 'task-0', title: 'Again' });
    const [mine, other] = [await enter(flow), await enter(flow)];
    await act(await taskOf(mine), 'complete', { outcome: 'done' });
    await act(await taskOf(other), 'assign', { to: 'kim' });
    await api.settle();
    const between = await taskOf(mine, 'Between');
    await act(between, 'complete', { outcome: 'done' });
    // As if somebody else had done it: all calls of the tests come by one name.
    await api.sql`update tasks set done_by = 'lee', acknowledged_by = 'lee' where id = ${Number(between.id)}`;
    await api.settle();
    expect((await taskOf(mine, 'Again')).assignedTo).toBe('tests');
  });
});

describe('a person', () => {
  test('takes a task up once: it becomes theirs, its trail says so, and it is still to be done', async () => {
    const flow = await publish({ acknowledge: hour });
    const userId = await enter(flow);
    const task = await taskOf(userId);
    expect(task.acknowledgeBy).toBe(task.openedAt + 3_600_000);
    expect((await act(task, 'acknowledge')).body).toMatchObject({ assignedTo: 'tests', acknowledgedBy: 'tests', status: 'open' });
    expect((await act(task, 'acknowledge')).status).toBe(200);
    await api.settle();
    const { body: run } = await api.call<RunDetail>('GET', `/v1/runs/${task.run}`);
    expect(run.trail.filter(({ kind }) => kind === 'noted').map(({ outcome, reason }) => [outcome, reason.data])).toEqual([
      ['acknowledged', { by: 'tests' }],
    ]);
    expect((await act(task, 'complete', { outcome: 'done' })).body.status).toBe('done');
    expect((await act(task, 'acknowledge')).status).toBe(409);
    const told = await api.sql<{ name: string }[]>`
      select e.name from events e join members m on m.id = e.member_id where m.external_id = ${userId} order by e.seq`;
    expect(told.map(({ name }) => name)).toEqual(['$task.opened', '$task.acknowledged', '$task.done']);
  });

  test('is told when the flow goes on without their task: it is closed, an event says so, and it is among what was theirs', async () => {
    const flow = await publish({});
    const userId = await enter(flow);
    const task = await taskOf(userId);
    await act(task, 'claim');
    await api.call('POST', `/v1/runs/${task.run}/cancel`, {});
    await api.settle();
    const told = await api.sql<{ properties: object }[]>`
      select e.properties from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name = '$task.closed'`;
    expect(told).toEqual([{ properties: { step: 'task-0', reason: 'path.runEnded' } }]);
    const [closed] = (await tasks('?status=closed&whose=mine')).filter(({ id }) => id === task.id);
    expect(closed).toMatchObject({ status: 'closed', doneAt: expect.any(Number) });
  });

  test('takes over what somebody else has, or gives it to somebody', async () => {
    const task = await taskOf(await enter(await publish({ assignBy: 'attribute', assigneeAttribute: 'teacher' }), { teacher: 'mr-li' }));
    expect((await act(task, 'acknowledge')).body.assignedTo).toBe('mr-li');
    expect((await act(task, 'claim')).body.assignedTo).toBe('tests');
    expect((await act(task, 'assign', { to: 'kim' })).body.assignedTo).toBe('kim');
    expect((await act(task, 'assign', { to: '  ' })).status).toBe(400);
    expect((await api.call('POST', '/v1/tasks/999999/claim')).status).toBe(404);
  });

  test('finds their own tasks, and those of their team that nobody has', async () => {
    const mine = await taskOf(await enter(await publish({ assignee: 'desk', title: 'Mine' })), 'Mine');
    await act(mine, 'claim');
    await enter(await publish({ assignee: 'desk', title: 'Ours' }));
    await enter(await publish({ assignee: 'other desk', title: 'Theirs' }));
    await onDuty('desk', 'tests');
    const titles = async (whose: string) => (await tasks(`?status=open&whose=${whose}`)).map(({ title }) => title);
    expect(await titles('team')).toEqual(['Ours']);
    expect(await titles('mine')).toContain('Mine');
    expect(await titles('mine')).not.toContain('Ours');
  });

  test('fills in a form, whose fields the run then knows, and ticks off a checklist', async () => {
    const form = [
      { name: 'reason', title: 'Reason', kind: 'choice' as const, required: true, options: ['late', 'broken'] },
      { name: 'amount', title: 'Amount', kind: 'number' as const, required: false, options: [] },
    ];
    const task = await taskOf(await enter(await publish({ form, checklist: ['Greet', 'Listen'] })));
    expect((await act(task, 'complete', { outcome: 'done' })).status).toBe(400);
    for (const wrong of [{ reason: 'other' }, { reason: 'late', amount: 'much' }, { reason: 'late', more: 1 }]) {
      expect((await act(task, 'complete', { outcome: 'done', form: wrong })).status).toBe(400);
    }
    const done = await act(task, 'complete', { outcome: 'done', form: { reason: 'late' }, ticked: [1, 1, 7] });
    expect(done.body).toMatchObject({ status: 'done', filled: { reason: 'late' }, ticked: [1] });
    await api.settle();
    const { body: run } = await api.call<RunDetail>('GET', `/v1/runs/${task.run}`);
    expect(run.variables).toEqual({ reason: 'late' });
  });
});

test('working hours are the workspace’s, and a task on the working clock keeps to them', async () => {
  const now = new Date();
  // A working day that is always hours away from now.
  const away = (((now.getUTCDay() + 6) % 7) + 3) % 7 + 1;
  const set = { weekdays: [away], from: '09:00', to: '10:00' };
  expect((await api.call<WorkingHoursDto>('PUT', '/v1/working-hours', set)).body).toMatchObject(set);
  expect((await api.call('PUT', '/v1/working-hours', { ...set, to: '09:00' })).status).toBe(400);
  const task = await taskOf(await enter(await publish({ clock: 'working', deadline: { amount: 30, unit: 'minutes' } })));
  const { zone } = (await api.call<WorkingHoursDto>('GET', '/v1/working-hours')).body;
  expect(new Date(task.dueAt as number).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })).toBe('09:30');
  await api.sql`update scopes set working_hours = null`;
});

test('a task that was reminded of says when, also once it is done', async () => {
  const from = Date.UTC(2026, 2, 2, 12);
  const minute = 60_000;
  const { body: scope } = await api.call<ScopeDto>('POST', '/v1/scopes', { name: 'Reminded', kind: 'driven', now: from, zone: 'UTC' });
  const flow = await publish({ reminders: [{ amount: 10, unit: 'minutes' }, { amount: 20, unit: 'minutes' }] });
  await api.call('POST', `/v1/scopes/${scope.id}/flows/${flow}`);
  await api.call('POST', `/v1/flows/${flow}/enroll`, { scope: scope.id, members: [{ userId: 'reminded' }] });
  await api.settle();
  const moveTo = async (to: number) => {
    let moving = true;
    const moved = api.call('POST', `/v1/scopes/${scope.id}/clock`, { to, settle: true }).finally(() => {
      moving = false;
    });
    for (; moving; await setImmediate()) await api.settle();
    await moved;
  };
  const task = async () => (await tasks(`?scope=${scope.id}`))[0] as TaskDto;
  const remindedAfter = async (ms: number) => {
    await moveTo(from + ms);
    return (await task()).remindedAt;
  };
  expect(await remindedAfter(10 * minute - 1)).toBeNull();
  expect(await remindedAfter(10 * minute)).toBe(from + 10 * minute);
  expect(await remindedAfter(25 * minute)).toBe(from + 20 * minute);
  await act(await task(), 'complete', { outcome: 'done' });
  expect(await task()).toMatchObject({ status: 'done', remindedAt: from + 20 * minute });
});
