import type { ContextField, SubjectKind } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';

export interface Entrance {
  readonly subject: SubjectKind;
}

/** What is enrolled into the flow's version in a scope; null where none is published there. */
export async function readEntrance(sql: Sql, flowId: string, scopeId: string): Promise<Entrance | null> {
  const [row] = await sql<Entrance[]>`
    select coalesce(v.program ->> 'subject', 'member') as subject from publications p join flow_versions v on v.id = p.version_id
    where p.flow_id = ${flowId} and p.scope_id = ${scopeId}`;
  return row ?? null;
}

/** The context that the flow's version in a scope asks for; null where none is published there. */
export async function readContextFields(sql: Sql, flowId: string, scopeId: string): Promise<readonly ContextField[] | null> {
  const [row] = await sql<{ fields: readonly ContextField[] }[]>`
    select coalesce(v.program -> 'context', '[]') as fields
    from publications p join flow_versions v on v.id = p.version_id
    where p.flow_id = ${flowId} and p.scope_id = ${scopeId}`;
  return row?.fields ?? null;
}
