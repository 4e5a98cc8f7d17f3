// The schedules of a flow: when they come next, and what became of the times before.
import { nextFirings } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';

const SHOWN = 10;
const KEPT = 20;

export interface ScheduleView {
  readonly trigger: number;
  readonly cron: string;
  readonly zone: string;
  readonly next: readonly number[];
  readonly firings: readonly { readonly at: number; readonly outcome: 'fired' | 'missed'; readonly missed: number; readonly started: number | null; readonly left: number | null }[];
}

export async function listSchedules(sql: Sql, scopeId: string, flowId: string): Promise<readonly ScheduleView[]> {
  const found = await sql<{ n: number; cron: string; zone: string; nextAt: number | null }[]>`
    select n, trigger ->> 'cron' as cron, zone, next_at as "nextAt" from schedules where scope_id = ${scopeId} and flow_id = ${flowId} order by n`;
  return Promise.all(
    found.map(async ({ n, cron, zone, nextAt }) => ({
      trigger: n,
      cron,
      zone,
      next: nextAt === null ? [] : [nextAt, ...nextFirings(cron, zone, nextAt, SHOWN - 1)],
      firings: await sql<ScheduleView['firings']>`
        select f.at, f.outcome, f.missed, j.started, j.total - j.started as left
        from firings f left join jobs j on j.id = f.job_id
        where f.scope_id = ${scopeId} and f.flow_id = ${flowId} and f.n = ${n} order by f.at desc limit ${KEPT}`,
    })),
  );
}
