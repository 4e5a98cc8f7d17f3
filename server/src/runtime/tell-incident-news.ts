// What happened to an incident becomes events of the incident itself, as a subject, and of everybody concerned. Done after the commit that
// made the news, a member's locks in the one global order; news that a process left behind are told by the next.
import type { JsonObject } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { lockSubjects, subjectName } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { type NewEvent, routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';
import { writeTraits } from './write-traits.ts';

interface News {
  readonly id: number;
  readonly scopeId: string;
  readonly incidentId: number;
  readonly event: string;
  readonly properties: JsonObject;
  readonly key: string;
  readonly onlyMember: number | null;
  readonly name: string;
  readonly title: string;
  readonly severity: string;
  readonly owner: string;
  readonly status: string;
  readonly mergeKey: string;
}

const PAGE = 100;
/** More who are concerned hear of it page by page: a lock on thousands of members would make all of them wait. */
const MEMBERS_AT_ONCE = 500;

/** Returns how many were told. */
export async function tellIncidentNews(sql: Sql, readProgram: ReadProgram, poke: Poke): Promise<number> {
  const waiting = await sql<{ id: number }[]>`select id from incident_news order by id limit ${PAGE}`;
  for (const { id } of waiting) {
    for (;;) {
      const { lanes, more } = await sql.begin((tx) => tellOne(tx, readProgram, id));
      poke(lanes);
      if (!more) break;
    }
  }
  return waiting.length;
}

async function tellOne(tx: Tx, readProgram: ReadProgram, id: number): Promise<{ readonly lanes: readonly number[]; readonly more: boolean }> {
  const [news] = await tx<(News & { toldUpTo: number })[]>`
    select n.id, n.scope_id as "scopeId", n.incident_id as "incidentId", n.event, n.properties, n.key, n.only_member as "onlyMember",
      n.told_up_to as "toldUpTo", i.name, i.title, i.severity, i.owner, i.status, i.merge_key as "mergeKey"
    from incident_news n join incidents i on i.id = n.incident_id where n.id = ${id} for update of n skip locked`;
  if (!news) return { lanes: [], more: false };
  const concerned = await tx<{ id: number; externalId: string }[]>`
    select m.id, m.external_id as "externalId" from incident_concerned c join members m on m.id = c.member_id
    where c.incident_id = ${news.incidentId} and m.id > ${news.toldUpTo} and (${news.onlyMember}::bigint is null or m.id = ${news.onlyMember})
    order by m.id limit ${MEMBERS_AT_ONCE + 1}`;
  const page = concerned.slice(0, MEMBERS_AT_ONCE);
  const more = concerned.length > page.length;
  const isFirst = news.toldUpTo === 0;
  const subject = { kind: 'incident' as const, id: news.name };
  const locked = await lockSubjects(tx, news.scopeId, [
    ...(isFirst ? [subject] : []),
    ...page.map(({ externalId }) => ({ kind: 'member' as const, id: externalId })),
  ]);
  // Under the locks: what listens by now hears it, and it never comes before what was decided without it.
  const now = await readScopeNow(tx, news.scopeId);
  const self = locked.get(subjectName(subject));
  const changed = self === undefined ? [] : await writeSelf(tx, now, self, news);
  const told = [...(self === undefined ? [] : [self]), ...page.map(({ id: memberId }) => memberId)].map((memberId) => eventOf(news, memberId, now));
  const { lanes } = await routeEvents(tx, readProgram, news.scopeId, [...changed, ...told]);
  if (more) await tx`update incident_news set told_up_to = ${page.at(-1)?.id as number} where id = ${id}`;
  else await tx`delete from incident_news where id = ${id}`;
  return { lanes, more };
}

/** The incident as a subject has what its row has, so that flows about it can branch on it. */
async function writeSelf(tx: Tx, now: number, memberId: number, { title, severity, owner, status, mergeKey, key, event }: News): Promise<readonly NewEvent[]> {
  await tx`update members set name = ${title} where id = ${memberId}`;
  return writeTraits(tx, now, [{ memberId, traits: { title, severity, owner, status, mergeKey }, messageId: `${key}/${event}/self` }]);
}

function eventOf({ event, properties, key, id }: News, memberId: number, now: number): NewEvent {
  return {
    memberId, name: event, at: now, occurredAt: now, properties, messageId: `${key}/${event}/${id}/${memberId}`, historical: false, depth: 1,
  };
}
