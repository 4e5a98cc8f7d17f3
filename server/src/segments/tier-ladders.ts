// The rules of the two ladders: which condition stands for which rung.
import { type Condition, type Ladder, LADDERS } from '@sopwith/engine';
import type { TierLadder } from '../api/tiers-contract.ts';
import type { Sql } from '../db/connect.ts';
import { deleteSegment, saveSegment } from './segment-store.ts';

/** No id that an operator's segment can have: those have no colon. */
export const RUNG = 'tier:';

export function rungSegment(ladder: Ladder, tier: string): string {
  return `${RUNG}${ladder}:${tier}`;
}

/** Null: of a segment of an operator. */
export function rungOfSegment(id: string): { readonly ladder: Ladder; readonly tier: string } | null {
  if (!id.startsWith(RUNG)) return null;
  const [, ladder, tier = ''] = id.split(':');
  // Only `rungSegment` writes such ids.
  return { ladder: ladder as Ladder, tier };
}

export async function readLadders(sql: Sql): Promise<readonly TierLadder[]> {
  const [rules, conditions, counts] = await Promise.all([
    sql<{ ladder: Ladder; onlyUp: boolean; updatedAt: number; updatedBy: string }[]>`
      select ladder, only_up as "onlyUp", updated_at as "updatedAt", updated_by as "updatedBy" from tier_ladders`,
    sql<{ id: string; condition: Condition }[]>`select id, condition from segments where id like ${`${RUNG}%`}`,
    sql<{ lifecycle: string | null; activity: string | null; members: number }[]>`
      select lifecycle, activity, count(*)::int as members from members where scope_id = 'live' and kind = 'member' group by 1, 2`,
  ]);
  return (Object.keys(LADDERS) as Ladder[]).map((ladder) => {
    const rule = rules.find((each) => each.ladder === ladder);
    return {
      ladder,
      onlyUp: rule?.onlyUp ?? true,
      updatedAt: rule?.updatedAt ?? null,
      updatedBy: rule?.updatedBy ?? null,
      rungs: LADDERS[ladder].map((tier) => ({
        tier,
        condition: conditions.find(({ id }) => id === rungSegment(ladder, tier))?.condition ?? null,
        members: counts.filter((row) => row[ladder] === tier).reduce((sum, { members }) => sum + members, 0),
      })),
    };
  });
}

export interface LadderChange {
  readonly onlyUp: boolean;
  /** By tier; a rung without one is given by flows and people only. */
  readonly conditions: Readonly<Record<string, Condition | null>>;
}

/** Everybody is looked at anew, soon after: whom the rules put elsewhere moves there, with an event. */
export async function saveLadder(sql: Sql, ladder: Ladder, { onlyUp, conditions }: LadderChange, by: string, now: number): Promise<void> {
  await sql`
    insert into tier_ladders (ladder, only_up, updated_at, updated_by) values (${ladder}, ${onlyUp}, ${now}, ${by})
    on conflict (ladder) do update set only_up = excluded.only_up, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
  for (const tier of LADDERS[ladder].slice(1)) {
    const condition = conditions[tier] ?? null;
    const id = rungSegment(ladder, tier);
    if (condition === null) await deleteSegment(sql, id);
    else await saveSegment(sql, id, { name: tier, description: '', condition }, now);
  }
  await sql`
    insert into segment_marks (scope_id, segment_id, member_id)
    select m.scope_id, r.id, m.id from members m join scopes s on s.id = m.scope_id and s.ended_at is null,
      (select min(id) as id from segments where id like ${`${RUNG}${ladder}:%`}) r
    where m.kind = 'member' and r.id is not null`;
}
