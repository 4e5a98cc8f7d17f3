import type { ApprovalDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

const MOST_APPROVALS = 200;

export interface ApprovalFilter {
  readonly scopeId: string;
  readonly status?: ApprovalDto['status'];
  /** By whatever names the asking person goes. */
  readonly names: readonly string[];
}

export async function listApprovals(sql: Sql, { scopeId, status, names }: ApprovalFilter): Promise<ApprovalDto[]> {
  const rows = await sql<ApprovalDto[]>`
    ${selectApprovals(sql, names)} where a.scope_id = ${scopeId} ${status === undefined ? sql`` : sql`and a.status = ${status}`}
    order by (a.status <> 'open'), a.due_at nulls last, a.opened_at desc, a.id desc limit ${MOST_APPROVALS}`;
  return [...rows];
}

export async function readApproval(sql: Sql, id: number, names: readonly string[]): Promise<ApprovalDto | null> {
  const [row] = await sql<ApprovalDto[]>`${selectApprovals(sql, names)} where a.id = ${id}`;
  return row ?? null;
}

function selectApprovals(sql: Sql, names: readonly string[]) {
  const mine = names as string[];
  return sql`
    select a.id::text as id, a.title, a.text, a.text_hash as "textHash", a.needed, a.role, a.approvers, a.status, a.note,
      jsonb_build_object('userId', m.external_id, 'name', m.name) as member, jsonb_build_object('id', f.id, 'name', f.name) as flow,
      a.run_id as run, a.opened_at as "openedAt", a.due_at as "dueAt", a.done_at as "doneAt", s.kind = 'rehearsal' as rehearsal,
      case when a.authors && ${mine}::text[] then 'author' when a.approvers && ${mine}::text[] then 'approver' else 'reader' end as "youAre",
      coalesce((select jsonb_agg(jsonb_build_object('person', v.person, 'vote', v.vote, 'note', v.note, 'at', v.at) order by v.at, v.person)
        from approval_votes v where v.approval_id = a.id and v.text_hash = a.text_hash), '[]') as votes,
      coalesce((select jsonb_agg(jsonb_build_object('person', v.person, 'vote', v.vote, 'note', v.note, 'at', v.at, 'textHash', v.text_hash) order by v.at, v.person)
        from approval_votes v where v.approval_id = a.id and v.text_hash <> a.text_hash), '[]') as "voidVotes"
    from approvals a join flows f on f.id = a.flow_id join members m on m.id = a.member_id join scopes s on s.id = a.scope_id`;
}
