// A backtest on an installation's own events, held against what the runs that really went did.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Backtested, type FlowDocument, formatFlow, type JsonObject, type WorkingCalendar } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCalendar } from '../runtime/calendars.ts';
import { type Flows, flowsUnderTest } from '../runtime/testing/flow-under-test.ts';
import { BASE, type WayToStart, waysToStart } from '../runtime/testing/ways-to-start.ts';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const before = process.env.DATABASE_URL;
let flows: Flows;
let folder: string;
let told = 0;

const waitFor = (event: string) => ({ events: [{ id: 'yes', event }], deadline: null });
const fromOutside = (...names: readonly string[]) => names.map((name) => [name.replace('.', '-'), 'wait-event', waitFor(name)] as const);
const idOf = (name: string) => `by-${name.replaceAll(/[^a-z]/g, '')}`;
const byEvents = (way: WayToStart) => way.triggers.length > 0 && way.triggers.every(({ type }) => type !== 'schedule' && type !== 'date');

async function does(userId: string, event: string, more: { properties?: JsonObject; historical?: true; subject?: 'community' } = {}): Promise<void> {
  const { properties = {}, subject, ...rest } = more;
  await flows.runtime.ingest('live', [{
    type: 'track', userId, messageId: `told-${told++}`, event, properties, occurredAt: null, ...rest, ...(subject === undefined ? {} : { subject: { kind: subject, id: userId } }),
  }]);
  await flows.settle();
}

/** A fortnight in the life of an installation, in a few seconds. */
beforeAll(async () => {
  flows = await flowsUnderTest();
  process.env.DATABASE_URL = flows.url;
  folder = mkdtempSync(join(tmpdir(), 'sopwith-backtest-'));
  const ways = waysToStart(flows).filter(byEvents);
  for (const { who } of ways) await flows.runtime.ingest('live', [{ type: 'identify', userId: who, traits: { a: 1 }, messageId: `${who}/known` }]);
  await flows.publish(BASE.id, [BASE.step], { triggers: [{ type: 'event', event: 'base.begins' }], exits: BASE.exits });
  await flows.publish('tagger', [['tag', 'tag', { add: ['other'], remove: [] }]], { triggers: [{ type: 'event', event: 'tagged' }] });
  await flows.publish('of-communities', fromOutside('opened', 'closed'), { subject: 'community', triggers: [{ type: 'event', event: 'founded' }] });
  await flows.publish('of-incidents', fromOutside('looked.at'), { subject: 'incident', triggers: [{ type: 'incident', severity: 'low' }], lanes: 'perRun' });
  for (const way of ways) {
    const id = idOf(way.name);
    // What a run tags is heard by its own wait too, once: it is brought about by the run that is played, and stands among what is stored.
    await flows.publish(id, [...fromOutside('went.on'), ['tag', 'tag', { add: [id], remove: [] }], ['again', 'wait-event', waitFor('$tag.added')], ['another', 'wait-event', waitFor('$tag.added')]], {
      triggers: way.triggers, exits: [{ id: 'x', event: 'gave.up', reason: 'gaveUp' }],
    });
    for (const n of [0, 1]) await way.happens(id, way.value(n));
    for (const event of ['went.on', 'gave.up']) await does(way.who, event);
    await way.happens(id, way.value(2));
    for (const event of ['went.on', 'tagged']) await does(way.who, event);
    await way.happens(id, way.value(3));
    await does(way.who, 'went.on', { historical: true });
    if (way.name === 'an event') await does('new', 'ordered', { historical: true });
  }
  await does('ann', 'went.on');
  for (const community of ['village', 'town']) await does(community, 'founded', { subject: 'community' });
  await does('town', 'opened', { subject: 'community' });
}, 120_000);
afterAll(async () => {
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  rmSync(folder, { recursive: true });
  await flows.close();
});

async function documentOf(flowId: string): Promise<FlowDocument> {
  const [row] = await flows.sql<{ draft: FlowDocument }[]>`select draft from flows where id = ${flowId}`;
  return row?.draft as FlowDocument;
}

async function run(document: FlowDocument, ...args: string[]): Promise<readonly string[]> {
  const file = join(folder, `${told++}.json`);
  writeFileSync(file, formatFlow(document));
  const said: string[] = [];
  const code = await runCommand(commands, ['backtest', file, '--events', 'installation', ...args], { say: (line) => said.push(line), complain: (line) => said.push(line) });
  expect([code, ...(code === 0 ? [] : said)]).toEqual([0]);
  return said;
}

const backtested = async (document: FlowDocument, ...args: string[]) => JSON.parse((await run(document, '--json', ...args))[0] as string) as Backtested;

/** What really became of a flow, as a backtest tells it. */
async function happened(flowId: string): Promise<Omit<Backtested, 'messages'>> {
  const { subject, steps } = await documentOf(flowId);
  const counted = async (rows: Promise<readonly { name: string; count: number }[]>) => Object.fromEntries((await rows).map(({ name, count }) => [name, count]));
  const { sql } = flows;
  const [{ members, runs } = { members: 0, runs: 0 }] = await sql<{ members: number; runs: number }[]>`
    select (select count(*)::int from members where kind = ${subject}) as members, (select count(*)::int from runs where flow_id = ${flowId}) as runs`;
  const left = await sql<{ step: string; outcome: string; count: number }[]>`
    select t.step, t.outcome, count(*)::int as count from trail t join runs r on r.id = t.run_id where r.flow_id = ${flowId} and t.kind = 'left' group by t.step, t.outcome`;
  const waiting = await counted(sql`
    select t ->> 'step' as name, count(*)::int as count from runs r cross join jsonb_array_elements(r.state -> 'tokens') t
    where r.flow_id = ${flowId} and r.status = 'active' group by 1`);
  return {
    members,
    runs,
    excluded: await counted(sql`select reason as name, count(*)::int as count from exclusions where flow_id = ${flowId} group by 1`),
    ends: await counted(sql`select coalesce(end_reason, status) as name, count(*)::int as count from runs where flow_id = ${flowId} group by 1`),
    steps: Object.fromEntries(steps.map(({ id }) => [id, {
      left: Object.fromEntries(left.filter(({ step }) => step === id).map(({ outcome, count }) => [outcome, count])), waiting: waiting[id] ?? 0,
    }])),
  };
}

test.each(waysToStart({} as Flows).filter(byEvents).map(({ name }) => name))('what really came of a flow that starts by %s is what a backtest on its installation tells', async (name) => {
  const id = idOf(name);
  const real = await happened(id);
  const { messages, ...tested } = await backtested(await documentOf(id));
  expect(tested).toEqual(real);
  expect(messages).toBe(0);
  // The history is one in which a difference would show.
  expect(real.runs).toBeGreaterThanOrEqual(3);
  expect(real.excluded.alreadyIn).toBeGreaterThan(0);
  expect(Object.keys(real.ends)).toEqual(expect.arrayContaining(['active', 'completed']));
  expect(real.steps.another?.left.yes).toBeGreaterThan(0);
});

test.each([['of-communities', 2], ['of-incidents', 4]])('a flow that is not about members is tested on what happened to what it is about: %s', async (id, runs) => {
  const real = await happened(id);
  const { messages: _, ...tested } = await backtested(await documentOf(id));
  expect(tested).toEqual(real);
  expect(real.runs).toBe(runs);
});

test('a flow that was not there starts for those whom past events name, who were known then', async () => {
  await does('friend', 'bought', { properties: { referrerId: 'ada' } });
  await does('friend', 'bought', { properties: { referrerId: 'later' } });
  await does('later', 'went.on');
  const document: FlowDocument = { ...(await documentOf('by-anevent')), name: 'Thanks', triggers: [{ type: 'event', event: 'bought', about: 'referrerId' }] };
  expect(await backtested(document)).toMatchObject({ runs: 1, ends: { active: 1 } });
  const never: FlowDocument = { ...document, triggers: [{ type: 'event', event: 'bought', about: 'coach' }] };
  expect((await run(never)).at(-1)).toBe('Nothing started: bought happened, but its coach never named a member who is known here.');
  expect((await run(never, '--lang', 'zh')).at(-1)).toBe('一次也没有启动：bought 发生过，但它的 coach 从没写着这里认识的成员。');
});

test('working days are those of the installation’s own calendar', async () => {
  await flows.publish('working', [['wait', 'wait-time', { time: '09:00', weekdays: [1, 2, 3, 4, 5, 6, 7], workingDays: true }]], { triggers: [{ type: 'event', event: 'founded.here' }], calendar: 'our-own' });
  await does('wes', 'founded.here');
  const document = await documentOf('working');
  expect((await backtested(document, '--days', '10')).ends).toEqual({ completed: 1 });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const closed: WorkingCalendar = { id: 'our-own', title: { zh: '自己的', en: 'Our own' }, from: day(-40), to: day(60), off: Array.from({ length: 40 }, (_, n) => day(n - 2)), worked: [] };
  await writeCalendar(flows.sql, closed, 0);
  expect((await backtested(document, '--days', '10')).ends).toEqual({ active: 1 });
});
