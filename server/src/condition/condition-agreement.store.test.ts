// The two evaluators of conditions give the same answer: the engine over facts as they are loaded, and SQL over the tables.
import { bindToRun, bindWindow, type Condition, evaluate, type HistoricEvent, type MemberFacts, pastFigure, type RunKnowledge, type Scope } from '@sopwith/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyAudienceCondition, anyMemberCondition, anyMemberPast, anyPastQuestion, anyRunKnowledge, type MemberPast, worldNow } from '../../../engine/src/testing/condition-arbitrary.ts';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect, type Sql, type Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { readMemberFacts } from '../runtime/member-facts.ts';
import { readHistories } from '../runtime/member-histories.ts';
import { keptDisagreements } from './testing/kept-disagreements.ts';
import { judged, pastOf } from './judge-members.ts';

const MEMBERS = 60;
const CONDITIONS = 250;

let sql: Sql;
let drop: () => Promise<void>;
let facts: ReadonlyMap<number, MemberFacts>;
let histories: ReadonlyMap<number, Readonly<Record<string, readonly HistoricEvent[]>>>;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  sql = connect(database.url);
  const drawn = fc.sample(anyMemberPast, { numRuns: MEMBERS });
  await populate([...drawn, ...keptDisagreements.map(({ past }) => past)]);
  const ids = (await sql<{ id: number }[]>`select id from members order by id`).map(({ id }) => id);
  facts = await readMemberFacts(sql as unknown as Tx, ids);
  const names = (await sql<{ name: string }[]>`select distinct name from events`).map(({ name }) => name);
  histories = await readHistories(sql as unknown as Tx, ids, names);
});
afterAll(async () => {
  await sql.end();
  await drop();
});

async function populate(pasts: readonly MemberPast[]): Promise<void> {
  await sql`insert into communities (scope_id, external_id) values ('live', 'village'), ('live', '进阶群')`;
  const tx = sql as unknown as Tx;
  for (const [n, { member, events }] of pasts.entries()) {
    const [row] = await sql<{ id: number }[]>`
      insert into members (scope_id, external_id, zone, attributes, tags, lifecycle, activity, points, joined_at)
      values ('live', ${`m${n}`}, ${member.zone}, ${sql.json(member.attributes as never)}, ${member.tags as string[]},
              ${member.tiers.lifecycle ?? null}, ${member.tiers.activity ?? null}, ${sql.json((member.points ?? {}) as never)}, ${member.joinedAt}) returning id`;
    const id = row?.id as number;
    await sql`insert into community_members select id, ${id}, 0 from communities where external_id = any(${member.communities as string[]}::text[])`;
    await sql`insert into segment_members (segment_id, member_id, scope_id, inside, since)
      select s, ${id}, 'live', true, 0 from unnest(${(member.segments ?? []) as string[]}::text[]) s`;
    const list = events.map((event, i) => ({ ...event, messageId: `${n}/${i}` }));
    await sql`
      insert into events (seq, scope_id, member_id, name, at, occurred_at, properties, message_id)
      select nextval('position_seq'), 'live', ${id}, name, at, "occurredAt", properties, "messageId"
      from jsonb_to_recordset(${rows(tx, list)}) as e(name text, at bigint, "occurredAt" bigint, properties jsonb, "messageId" text)`;
  }
}

async function bySql(condition: Condition): Promise<ReadonlyMap<number, boolean>> {
  const { from, holds } = await judged(sql, 'live', condition, { now: worldNow });
  const found = await sql<{ id: number; holds: boolean }[]>`select m.id, ${holds} as holds from ${from}`;
  return new Map(found.map((row) => [row.id, row.holds]));
}

const now = { at: worldNow, seq: Number.MAX_SAFE_INTEGER };
const NO_RUN: RunKnowledge = { context: {}, variables: {}, started: now, enteredAt: {} };

function byEngine(condition: Condition, id: number, run = NO_RUN): boolean | 'unknown' {
  const scope: Scope = { ...run, member: facts.get(id) as MemberFacts, properties: null, position: now, histories: histories.get(id) ?? {} };
  return evaluate(condition, scope);
}

async function disagreements(condition: Condition, run = NO_RUN): Promise<readonly object[]> {
  const answers = await bySql(bindToRun(condition, run));
  expect(answers.size).toBe(facts.size);
  return [...answers].flatMap(([id, holds]) => {
    const engine = byEngine(condition, id, run);
    return engine === holds ? [] : [{ engine, sql: holds, member: facts.get(id), histories: histories.get(id) }];
  });
}

test(`both evaluators agree on ${CONDITIONS} conditions over ${MEMBERS} members and all that were ever kept`, async () => {
  let trues = 0;
  await fc.assert(
    fc.asyncProperty(anyMemberCondition, async (condition) => {
      const wrong = await disagreements(condition);
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]));
      for (const id of facts.keys()) if (byEngine(condition, id) === true) trues++;
    }),
    { numRuns: CONDITIONS },
  );
  // Conditions that hold for nobody, or for everybody, would agree by accident.
  const cases = CONDITIONS * facts.size;
  expect(cases).toBeGreaterThanOrEqual(10_000);
  expect(trues / cases).toBeGreaterThan(0.1);
  expect(trues / cases).toBeLessThan(0.9);
});

test('of the audience of a run, SQL that is told what the run knows agrees with the engine that knows it', async () => {
  await fc.assert(
    fc.asyncProperty(anyAudienceCondition, anyRunKnowledge, async (condition, run) => {
      const wrong = await disagreements(condition, run);
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]));
    }),
    { numRuns: CONDITIONS / 2 },
  );
});

test('how often members did something, on how many days, and how much of it in all, both say alike', async () => {
  let some = 0;
  await fc.assert(
    fc.asyncProperty(anyPastQuestion, anyRunKnowledge, async (asked, run) => {
      const { event, property = null, of, ...past } = asked;
      const where = past.where === undefined ? {} : { where: bindToRun(past.where, run) };
      const window = bindWindow(past.window, run);
      const found = await pastOf(sql as unknown as Tx, 'live', { event, property, of, window, ...where }, { now: worldNow }, [...facts.keys()]);
      for (const [id, member] of facts) {
        const engine = pastFigure({ event, property, of, window, ...where }, member, histories.get(id) ?? {}, worldNow);
        if (JSON.stringify(found.get(id)) !== JSON.stringify(engine)) throw new Error(JSON.stringify({ engine, sql: found.get(id), member, histories: histories.get(id) }));
        if (engine.events > 0) some++;
      }
    }),
    { numRuns: CONDITIONS / 2 },
  );
  expect(some / (facts.size * CONDITIONS)).toBeGreaterThan(0.05);
});

describe('where they once disagreed', () => {
  test.each(keptDisagreements)('$title', async ({ condition }) => {
    expect(await disagreements(condition)).toEqual([]);
  });
});
