// The times of schedules that have come: each becomes a job, unique by flow, trigger and nominal time.
import { type AskedAudience, lastFiring, nextFirings, type ScheduleTrigger, type SubjectKind } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { createJob } from '../jobs/create-job.ts';
import { subjectsOf } from '../jobs/subjects-of.ts';
import { priorityOf } from '../priority.ts';

/** Later than this it was missed: by an outage, or while the flow was paused. */
const LATE_MS = 10 * 60_000;

interface Due {
  readonly flowId: string;
  readonly n: number;
  readonly subject: SubjectKind;
  readonly trigger: ScheduleTrigger;
  readonly zone: string;
  readonly nextAt: number;
}

/** Returns how many times came. One that is paused waits, and counts as missed afterwards. */
export async function fireSchedules(sql: Sql, scopeId: string, fires: number, now: number): Promise<number> {
  return sql.begin(async (tx) => {
    const due = await tx<Due[]>`
      select s.flow_id as "flowId", s.n, s.subject, s.trigger, s.zone, s.next_at as "nextAt"
      from schedules s join publications p on p.scope_id = s.scope_id and p.flow_id = s.flow_id join scopes c on c.id = s.scope_id
      join flow_versions v on v.id = p.version_id
      where s.scope_id = ${scopeId} and s.next_at <= ${fires} and p.open and not coalesce(p.paused, false) and c.paused_at is null
      order by s.next_at, ${priorityOf(tx)} desc, s.flow_id, s.n for update of s skip locked`;
    for (const one of due) await fire(tx, scopeId, one, now);
    return due.length;
  });
}

async function fire(tx: Tx, scopeId: string, { flowId, n, subject, trigger, zone, nextAt }: Due, now: number): Promise<void> {
  const last = lastFiring(trigger.cron, zone, nextAt, now) ?? nextAt;
  const wasMissed = now - last > LATE_MS;
  const missed = last === nextAt ? 0 : countBetween(trigger.cron, zone, nextAt, last);
  const fires = !wasMissed || trigger.catchUp === 'last';
  const jobId = fires ? await startJob(tx, scopeId, { flowId, n, subject, trigger }, last) : null;
  await tx`
    insert into firings (scope_id, flow_id, n, at, outcome, missed, job_id)
    values (${scopeId}, ${flowId}, ${n}, ${last}, ${fires ? 'fired' : 'missed'}, ${missed}, ${jobId}) on conflict do nothing`;
  const [next = null] = nextFirings(trigger.cron, zone, Math.max(last, now), 1);
  await tx`update schedules set next_at = ${next} where scope_id = ${scopeId} and flow_id = ${flowId} and n = ${n}`;
}

const MOST_COUNTED = 1_000;

function countBetween(cron: string, zone: string, from: number, to: number): number {
  return 1 + nextFirings(cron, zone, from, MOST_COUNTED).filter((at) => at < to).length;
}

async function startJob(tx: Tx, scopeId: string, { flowId, n, subject, trigger }: Omit<Due, 'zone' | 'nextAt'>, at: number): Promise<number | null> {
  const { audience } = trigger;
  const asked: AskedAudience | null = subject === 'member' ? { ...audience, where: audience.where ?? null } : null;
  const targets = subject === 'member' ? null : await subjectsOf(tx, scopeId, subject, audience);
  return createJob(tx, {
    scopeId, flowId, cause: `schedule/${flowId}/${n}/${at}`, askedBy: null, depth: 0, at, by: '$schedule', targets,
    spec: { type: 'enroll', audience: asked, context: {}, percent: 0 },
  });
}
