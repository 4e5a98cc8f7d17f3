import type { AskForm } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';

export interface AskRow {
  readonly form: AskForm;
  readonly status: 'open' | 'answered' | 'closed';
  readonly scopeId: string;
  readonly dueAt: number | null;
  readonly workspace: string;
}

export async function readAsk(sql: Sql, token: string): Promise<AskRow | null> {
  const [row] = await sql<AskRow[]>`
    select a.form, a.status, a.scope_id as "scopeId", a.due_at as "dueAt", s.name as workspace
    from asks a join scopes s on s.id = 'live' where a.token = ${token}`;
  return row ?? null;
}
