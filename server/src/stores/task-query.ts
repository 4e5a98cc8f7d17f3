import type { TaskDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

const MOST_TASKS = 500;

export interface TaskFilter {
  readonly scopeId: string;
  readonly status?: TaskDto['status'];
  /** By whatever names the asking person goes. */
  readonly whose?: { readonly which: 'mine' | 'team'; readonly names: readonly string[] };
}

export async function listTasks(sql: Sql, { scopeId, status, whose }: TaskFilter): Promise<TaskDto[]> {
  const rows = await sql<TaskDto[]>`
    ${selectTasks(sql)} where t.scope_id = ${scopeId} ${status === undefined ? sql`` : sql`and t.status = ${status}`}
    ${whose === undefined ? sql`` : sql`and ${belongsTo(sql, whose)}`}
    order by (t.status <> 'open'), least(t.due_at, case when t.acknowledged_at is null then t.acknowledge_by end) nulls last,
      t.opened_at desc, t.id desc limit ${MOST_TASKS}`;
  return [...rows];
}

/** Mine: given to me, taken up or done by me, or escalated to me. Of my team: what nobody has yet in a role that I am on the roster for. */
function belongsTo(sql: Sql, { which, names }: NonNullable<TaskFilter['whose']>) {
  const mine = names as string[];
  if (which === 'mine') {
    return sql`(t.assigned_to = any(${mine}) or t.acknowledged_by = any(${mine}) or t.done_by = any(${mine}) or t.escalated_to = any(${mine})
      or t.assignee = any(${mine}))`;
  }
  return sql`(t.assigned_to is null and exists (
    select 1 from roster r where r.person = any(${mine}) and r.role in (t.assignee, t.escalated_to)))`;
}

export async function readTask(sql: Sql, id: number): Promise<TaskDto | null> {
  const [row] = await sql<TaskDto[]>`${selectTasks(sql)} where t.id = ${id}`;
  return row ?? null;
}

function selectTasks(sql: Sql) {
  return sql`
    select t.id::text as id, t.title, t.detail, t.assignee, jsonb_build_object('userId', m.external_id, 'name', m.name) as member,
      jsonb_build_object('id', f.id, 'name', f.name) as flow, t.run_id as run, t.status, t.outcomes, t.outcome,
      t.opened_at as "openedAt", t.due_at as "dueAt", s.kind = 'rehearsal' as rehearsal, t.assigned_to as "assignedTo",
      t.acknowledge_by as "acknowledgeBy", t.acknowledged_at as "acknowledgedAt", t.acknowledged_by as "acknowledgedBy", t.level,
      t.escalated_to as "escalatedTo", t.reminded_at as "remindedAt", t.checklist, t.ticked, t.form, t.filled, t.note,
      t.done_at as "doneAt", t.done_by as "doneBy"
    from tasks t join flows f on f.id = t.flow_id join members m on m.id = t.member_id join scopes s on s.id = t.scope_id`;
}
