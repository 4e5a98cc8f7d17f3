// Recorded history for a backtest: a CSV file with a line for each event, or what an installation has stored.
import { isZone, type JsonObject, type MemberFacts, type PastEvent, type PastMember, startOfDate } from '@sopwith/engine';
import { CsvError, parse } from 'csv-parse/sync';
import type { Sql } from '../db/connect.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { UsageProblem } from './command.ts';
import { readMemberFacts } from '../runtime/member-facts.ts';

const MEMBER = ['member', 'userId', 'learner'];
const WHEN = ['at', 'date'];

/**
 * The columns: one of `member`, `userId`, `learner`; one of `at`, `date`; `event`; every other is a property, where it is not empty: a number
 * where it looks like one, unless it is one of `texts`. What shares an instant happened in the order of the tables, and of their lines.
 */
export function pastFromCsv(tables: readonly string[], zone: string, texts: ReadonlySet<string>): readonly PastMember[] {
  if (!isZone(zone)) throw new UsageProblem({ zh: `没有 ${zone} 这个时区：写成 Asia/Shanghai 这样。`, en: `${zone} is no time zone; write it as Europe/London.` });
  const byMember = new Map<string, PastEvent[]>();
  for (const table of tables) {
    for (const [member, event] of eventsOf(table, zone, texts)) byMember.set(member, [...(byMember.get(member) ?? []), event]);
  }
  return [...byMember].map(([id, events]) => ({ member: memberOf(id, zone, events), events: events.toSorted((a, b) => a.at - b.at) }));
}

function eventsOf(text: string, zone: string, texts: ReadonlySet<string>): readonly (readonly [member: string, event: PastEvent])[] {
  const rows = rowsOf(text);
  const columns = Object.keys(rows[0] ?? {});
  const who = MEMBER.find((name) => columns.includes(name));
  const when = WHEN.find((name) => columns.includes(name));
  if (who === undefined || when === undefined || !columns.includes('event')) {
    throw new StartProblem({
      zh: `事件表要有一列成员（${MEMBER.join('、')} 之一）、一列时间（${WHEN.join('、')} 之一）和一列 event；现在有：${columns.join('、') || '什么都没有'}。`,
      en: `The events need a column of ${MEMBER.join(', ')}, one of ${WHEN.join(', ')}, and one named event; found ${columns.join(', ') || 'nothing'}.`,
    });
  }
  return rows.map((row, n) => {
    const at = readInstant(row[when] ?? '', zone);
    if (at === null) {
      throw new StartProblem({
        zh: `第 ${n + 2} 行的 ${when} 列不是日期：写成 2026-03-01，或带时差的时刻。`,
        en: `Line ${n + 2} has no date in its column ${when}: write 2026-03-01, or an instant with its offset.`,
      });
    }
    const { [who]: member = '', [when]: _when, event = '', ...rest } = row;
    return [member, { at, event, properties: propertiesOf(rest, texts) }] as const;
  });
}

function rowsOf(text: string): readonly Record<string, string>[] {
  try {
    return parse(text, { columns: true, skip_empty_lines: true, bom: true });
  } catch (error) {
    if (error instanceof CsvError) throw new StartProblem({ zh: `事件不是 CSV 表格：${error.message}。`, en: `The events are not a CSV table: ${error.message}.` });
    throw error;
  }
}

function readInstant(text: string, zone: string): number | null {
  const day = startOfDate(zone, text);
  if (day !== null) return day;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

function propertiesOf(row: Readonly<Record<string, string>>, texts: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (value === '' ? [] : [[name, !texts.has(name) && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value]])),
  );
}

function memberOf(externalId: string, zone: string, events: readonly PastEvent[]): MemberFacts {
  const joinedAt = events.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
  return { externalId, zone, joinedAt, attributes: {}, tags: [], tiers: {}, communities: [] };
}

const PAGE = 1_000;

/** Every member of a scope with their events up to now, as they are stored; facts are those of today. Read in pages. */
export async function pastOfInstallation(sql: Sql, scopeId: string): Promise<readonly PastMember[]> {
  const past: PastMember[] = [];
  for (let after = 0; ; ) {
    const ids = await sql<{ id: number }[]>`
      select id from members where scope_id = ${scopeId} and kind = 'member' and id > ${after} order by id limit ${PAGE}`;
    const last = ids.at(-1);
    if (last === undefined) return past;
    after = last.id;
    const members = ids.map(({ id }) => id);
    const facts = await sql.begin((tx) => readMemberFacts(tx, members));
    const events = await sql<(PastEvent & { memberId: number })[]>`
      select member_id as "memberId", at, name as event, properties from events
      where member_id = any(${members}::bigint[]) and name not like '$%' order by at, seq`;
    for (const id of members) {
      const member = facts.get(id);
      if (member) past.push({ member, events: events.filter(({ memberId }) => memberId === id) });
    }
  }
}
