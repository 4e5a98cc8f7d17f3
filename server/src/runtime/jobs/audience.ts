// Whom an audience means, at this moment.
import { type AskedAudience, type Condition, pastEventNames, holdsForMember } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { readHistories } from '../member-histories.ts';
import { readMemberFacts } from '../member-facts.ts';

export interface Listed {
  readonly id: number;
  readonly externalId: string;
}

/** Sorted by their ids of the outside world, so that who lists them again finds the same order. Its condition is not judged here. */
export async function listAudience(tx: Tx, scopeId: string, { from, of, ids }: AskedAudience): Promise<readonly Listed[]> {
  switch (from) {
    case 'all':
      return tx<Listed[]>`
        select id, external_id as "externalId" from members where scope_id = ${scopeId} and kind = 'member' order by external_id collate "C"`;
    case 'list':
      return tx<Listed[]>`
        select id, external_id as "externalId" from members
        where scope_id = ${scopeId} and kind = 'member' and external_id = any(${ids as string[]}::text[]) order by external_id collate "C"`;
    case 'community':
      return tx<Listed[]>`
        select m.id, m.external_id as "externalId" from communities c
        join community_members cm on cm.community_id = c.id join members m on m.id = cm.member_id
        where c.scope_id = ${scopeId} and c.external_id = ${of} order by m.external_id collate "C"`;
    case 'registered':
      // The last word counts: who took the registration back is not among them.
      return tx<Listed[]>`
        select m.id, m.external_id as "externalId" from (
          select distinct on (e.member_id) e.member_id, e.name from events e
          where e.scope_id = ${scopeId} and e.name in ('registered', 'unregistered') and e.properties ->> 'activity' = ${of}
          order by e.member_id, e.at desc, e.seq desc
        ) last join members m on m.id = last.member_id
        where last.name = 'registered' order by m.external_id collate "C"`;
    case 'segment':
      return tx<Listed[]>`
        select m.id, m.external_id as "externalId" from segment_members s join members m on m.id = s.member_id
        where s.segment_id = ${of} and s.scope_id = ${scopeId} and s.inside order by m.external_id collate "C"`;
    case 'incident':
      return tx<Listed[]>`
        select m.id, m.external_id as "externalId" from incidents i
        join incident_concerned c on c.incident_id = i.id join members m on m.id = c.member_id
        where i.scope_id = ${scopeId} and i.name = ${of} order by m.external_id collate "C"`;
  }
}

/** Of these members, those for whom the condition holds now. */
export async function whoHolds(tx: Tx, when: Condition, memberIds: readonly number[], now: number): Promise<ReadonlySet<number>> {
  const [facts, histories] = [await readMemberFacts(tx, memberIds), await readHistories(tx, memberIds, [...new Set(pastEventNames(when))])];
  return new Set(
    memberIds.filter((id) => {
      const member = facts.get(id);
      return member !== undefined && holdsForMember(when, member, histories.get(id) ?? {}, now);
    }),
  );
}

const PAGE = 500;

/** An audience with its condition judged, for what must be known of all at once. */
export async function judgedAudience(tx: Tx, scopeId: string, audience: AskedAudience, now: number): Promise<readonly Listed[]> {
  const listed = await listAudience(tx, scopeId, audience);
  if (audience.where === null) return listed;
  const kept: Listed[] = [];
  for (let from = 0; from < listed.length; from += PAGE) {
    const page = listed.slice(from, from + PAGE);
    const holds = await whoHolds(tx, audience.where, page.map(({ id }) => id), now);
    kept.push(...page.filter(({ id }) => holds.has(id)));
  }
  return kept;
}
