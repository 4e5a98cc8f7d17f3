// Recorded history for a backtest: a CSV file with a line for each event.
import { aboutEvent, type CompiledTrigger, isZone, type JsonObject, type MemberFacts, type PastEvent, type PastMember, startOfDate } from '@sopwith/engine';
import { CsvError, parse } from 'csv-parse/sync';
import { StartProblem } from '../platform/start-problem.ts';
import { UsageProblem } from './command.ts';

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

/**
 * As the runtime does: whoever is named in an event by which the flow starts hears of it, under a name of its own. Nobody is made by being
 * named: only whom the tables know.
 */
export function withThoseNamed(past: readonly PastMember[], triggers: readonly CompiledTrigger[]): readonly PastMember[] {
  const told = new Map<string, PastEvent[]>();
  for (const { event: name, path } of namingOf(triggers)) {
    for (const { member, events } of past) {
      for (const { at, event, properties } of events) {
        const who = properties[path];
        if (aboutEvent(event) !== name || typeof who !== 'string') continue;
        told.set(who, [...(told.get(who) ?? []), { at, event: name, properties: { ...properties, by: member.externalId } }]);
      }
    }
  }
  if (told.size === 0) return past;
  return past.map(({ member, events }) => ({ member, events: [...events, ...(told.get(member.externalId) ?? [])].toSorted((a, b) => a.at - b.at) }));
}

/** The events that name whom they are about, as the runtime calls them, each with the property that names. */
export function namingOf(triggers: readonly CompiledTrigger[]): readonly { readonly event: string; readonly path: string }[] {
  const found = triggers.flatMap(({ event, about }) => (about === undefined ? [] : [{ event, path: about }]));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
