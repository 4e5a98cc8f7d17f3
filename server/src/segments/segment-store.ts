// Segments as operators save them.
import { type Condition, signalNames } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { askForMessageEvents } from '../runtime/sending/tell-outcomes.ts';
import { refreshEverywhere } from './refresh-segment.ts';

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly condition: Condition;
  /** Members of the real world who are in it now. */
  readonly members: number;
  readonly updatedAt: number;
}

export interface SegmentChange {
  readonly name: string;
  readonly description: string;
  readonly condition: Condition;
}

export async function listSegments(sql: Sql): Promise<readonly Segment[]> {
  return select(sql, null);
}

export async function readSegment(sql: Sql, id: string): Promise<Segment | null> {
  return (await select(sql, id))[0] ?? null;
}

async function select(sql: Sql, id: string | null): Promise<readonly Segment[]> {
  return sql<Segment[]>`
    select s.id, s.name, s.description, s.condition, s.updated_at as "updatedAt",
           (select count(*) from segment_members m where m.segment_id = s.id and m.scope_id = 'live' and m.inside) as members
    from segments s where ${id === null ? sql`s.id not like 'tier:%'` : sql`s.id = ${id}`} order by s.name, s.id`;
}

/** Makes or changes it, and answers when its members are right. */
export async function saveSegment(sql: Sql, id: string, change: SegmentChange, now: number): Promise<void> {
  if (await putSegment(sql, id, change, now)) await refreshEverywhere(sql, { id, condition: change.condition });
}

/** True: its condition is new, and whoever calls has to refresh it after the commit. `kitId`: the kit that brings it. */
export async function putSegment(
  sql: Sql | Tx,
  id: string,
  { name, description, condition }: SegmentChange,
  now: number,
  kitId: string | null = null,
): Promise<boolean> {
  const saved = sql.json(condition as never);
  const [row] = await sql<{ changed: boolean }[]>`
    with before as (select condition from segments where id = ${id})
    insert into segments as s (id, name, description, condition, signals, rev, kit_id, created_at, updated_at)
    values (${id}, ${name}, ${description}, ${saved}, ${signalNames(condition) as string[]}, 1, ${kitId}, ${now}, ${now})
    on conflict (id) do update
      set name = excluded.name, description = excluded.description, condition = excluded.condition, signals = excluded.signals,
          rev = s.rev + (s.condition <> excluded.condition)::int, updated_at = excluded.updated_at
    returning (select b.condition from before b) is distinct from s.condition as changed`;
  await askForMessageEvents(sql, condition);
  return row?.changed === true;
}

export async function deleteSegment(sql: Sql, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const { count } = await tx`delete from segments where id = ${id}`;
    await tx`delete from segment_members where segment_id = ${id}`;
    await tx`delete from segment_marks where segment_id = ${id}`;
    return count > 0;
  });
}

/** Ids that lead back to this one, were it saved with this condition: a segment cannot be made of itself. */
export async function isCircular(sql: Sql, id: string, condition: Condition): Promise<boolean> {
  const known = new Map((await listSegments(sql)).map((segment) => [segment.id, segment.condition]));
  known.set(id, condition);
  const seen = new Set<string>();
  const reaches = (from: Condition): boolean =>
    segmentsIn(from).some((named) => {
      if (named === id) return true;
      if (seen.has(named)) return false;
      seen.add(named);
      const next = known.get(named);
      return next !== undefined && reaches(next);
    });
  return reaches(condition);
}

function segmentsIn(condition: Condition): readonly string[] {
  switch (condition.type) {
    case 'all':
    case 'any':
      return condition.of.flatMap(segmentsIn);
    case 'not':
      return segmentsIn(condition.of);
    case 'segment':
      return [condition.segment];
    case 'count':
    case 'recency':
      return condition.where === undefined ? [] : segmentsIn(condition.where);
    case 'compare':
      return [condition.left, condition.right].flatMap((operand) =>
        operand.type === 'event' && operand.where !== undefined ? segmentsIn(operand.where) : [],
      );
    default:
      return [];
  }
}
