import type { AskForm } from '@sopwith/engine';
import type { OpenAskDto } from '../api/contract.ts';
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

const MOST_OPEN = 200;

export type OpenAsk = Omit<OpenAskDto, 'link'> & { readonly token: string };

/** What a member has been asked and not answered yet, the latest first. One that is past its deadline is closed a moment later, and is open no more. */
export async function listOpenAsks(sql: Sql, asked: { readonly scopeId: string; readonly userId: string; readonly now: number }): Promise<readonly OpenAsk[]> {
  return sql<OpenAsk[]>`
    select m.external_id as "userId", jsonb_build_object('id', f.id, 'name', f.name) as flow, a.run_id as run, a.step, a.place, a.form,
      a.asked_at as "askedAt", a.due_at as "dueAt", a.token
    from members m join asks a on a.member_id = m.id join flows f on f.id = a.flow_id
    where m.scope_id = ${asked.scopeId} and m.kind = 'member' and m.external_id = ${asked.userId}
      and a.status = 'open' and (a.due_at is null or a.due_at > ${asked.now})
    order by a.asked_at desc, a.id desc limit ${MOST_OPEN}`;
}
