// The tasks that a batch opens, escalates, reminds of and closes. Who gets one is found here, where the roster and the other tasks are.
import type { Effects, LaneRow } from '@sopwith/activities';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';

type Statement = PromiseLike<unknown>;

export function writeTasks(tx: Tx, lane: LaneRow, { tasks, escalatedTasks, remindedTasks, retimedWork, closedTasks }: Effects): Statement[] {
  const statements: Statement[] = [];
  if (tasks.length > 0) {
    statements.push(tx`
      insert into tasks (key, scope_id, run_id, flow_id, member_id, step, title, detail, assignee, outcomes, status, opened_at, due_at,
        acknowledge_by, checklist, form)
      select key, ${lane.scopeId}, "runId", ${lane.flowId}, "memberId", step, title, detail, assignee, outcomes, 'open', at, "dueAt",
        "acknowledgeBy", coalesce(checklist, '[]'), coalesce(form, '[]')
      from jsonb_to_recordset(${rows(tx, tasks)})
        as t(key text, "runId" uuid, "memberId" bigint, step text, title text, detail text, assignee text, outcomes jsonb, at bigint,
             "dueAt" bigint, "acknowledgeBy" bigint, checklist jsonb, form jsonb)
      on conflict (key) do nothing`);
  }
  const assigned = tasks.flatMap(({ key, assign }) => (assign === undefined ? [] : [{ key, ...assign }]));
  if (assigned.length > 0) statements.push(...assignTasks(tx, assigned));
  if (escalatedTasks.length > 0) {
    statements.push(tx`
      update tasks t set level = e.level, escalated_to = e."to", acknowledge_by = e."acknowledgeBy"
      from jsonb_to_recordset(${rows(tx, escalatedTasks)}) as e(key text, level smallint, "to" text, "acknowledgeBy" bigint)
      where t.key = e.key and t.status = 'open' and e.level > t.level`);
  }
  if (remindedTasks.length > 0) {
    statements.push(tx`
      update tasks t set reminded_at = r.at from (
        select key, max(at) as at from jsonb_to_recordset(${rows(tx, remindedTasks)}) as r(key text, at bigint) group by key
      ) r where t.key = r.key and t.status = 'open'`);
  }
  if (retimedWork.length > 0) {
    const given = tx`jsonb_to_recordset(${rows(tx, retimedWork)}) as w(key text, "dueAt" bigint, "acknowledgeBy" bigint)`;
    statements.push(
      tx`update tasks t set due_at = w."dueAt", acknowledge_by = coalesce(w."acknowledgeBy", t.acknowledge_by) from ${given} where t.key = w.key and t.status = 'open'`,
      tx`update approvals a set due_at = w."dueAt" from ${given} where a.key = w.key and a.status = 'open'`,
      tx`update asks a set due_at = w."dueAt" from ${given} where a.key = w.key and a.status = 'open'`,
    );
  }
  if (closedTasks.length > 0) {
    statements.push(tx`
      update tasks t set status = 'closed', done_at = c.at from jsonb_to_recordset(${rows(tx, closedTasks)}) as c(key text, at bigint)
      where t.key = c.key and t.status = 'open'`);
  }
  return statements;
}

interface Assigned {
  readonly key: string;
  readonly by: 'roster' | 'leastLoaded' | 'person' | 'sameAs';
}

function assignTasks(tx: Tx, assigned: readonly Assigned[]): Statement[] {
  const named = assigned.filter(({ by }) => by === 'person');
  const same = assigned.filter(({ by }) => by === 'sameAs');
  // One after another, so that of many tasks in one batch each counts for the next.
  const onDuty = assigned.filter(({ by }) => by === 'roster' || by === 'leastLoaded');
  return [
    ...(named.length === 0
      ? []
      : [tx`update tasks t set assigned_to = a.person from jsonb_to_recordset(${rows(tx, named)}) as a(key text, person text) where t.key = a.key`]),
    ...(same.length === 0
      ? []
      : [
          tx`
      update tasks t set assigned_to = b.person
      from jsonb_to_recordset(${rows(tx, same)}) as a(key text, step text)
      cross join lateral (
        select coalesce(o.done_by, o.acknowledged_by, o.assigned_to) as person from tasks o
        where o.step = a.step and o.run_id = (select run_id from tasks where key = a.key) and o.key <> a.key
        order by o.id desc limit 1
      ) b where t.key = a.key`,
        ]),
    ...onDuty.map(
      ({ key, by }) => tx`
      update tasks t set assigned_to = (
        select r.person from roster r
        where r.role = t.assignee and r.starts_at <= t.opened_at and (r.ends_at is null or r.ends_at > t.opened_at)
        order by case when ${by === 'leastLoaded'}
            then (select count(*) from tasks o where o.assigned_to = r.person and o.status = 'open' and o.scope_id = t.scope_id) end,
          r.starts_at desc, r.id
        limit 1)
      where t.key = ${key}`,
    ),
  ];
}
