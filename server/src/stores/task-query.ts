import type { TaskDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

const MOST_TASKS = 500;

export async function listTasks(sql: Sql, filter: { readonly scopeId: string; readonly status?: TaskDto['status'] }): Promise<TaskDto[]> {
  const { status } = filter;
  const rows = await sql<TaskDto[]>`
    ${selectTasks(sql)} where t.scope_id = ${filter.scopeId} ${status === undefined ? sql`` : sql`and t.status = ${status}`}
    order by (t.status <> 'open'), t.due_at nulls last, t.opened_at desc, t.id desc limit ${MOST_TASKS}`;
  return [...rows];
}

export async function readTask(sql: Sql, id: number): Promise<TaskDto | null> {
  const [row] = await sql<TaskDto[]>`${selectTasks(sql)} where t.id = ${id}`;
  return row ?? null;
}

function selectTasks(sql: Sql) {
  return sql`
    select t.id::text as id, t.title, t.detail, t.assignee, jsonb_build_object('userId', m.external_id, 'name', m.name) as member,
      jsonb_build_object('id', f.id, 'name', f.name) as flow, t.run_id as run, t.status, t.outcomes, t.outcome,
      t.opened_at as "openedAt", t.due_at as "dueAt", s.kind = 'rehearsal' as rehearsal
    from tasks t join flows f on f.id = t.flow_id join members m on m.id = t.member_id join scopes s on s.id = t.scope_id`;
}
