// Which acts a lane is to start: those whose offer may have been lost, and those whose activity is not heard of any more.
import type { LeftAlone, OfferedActs } from '@sopwith/activities';
import type { StepRetry } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

export async function offerActs(tx: Tx, laneId: number, { unbegunForMs, untouchedForMs }: LeftAlone, limit: number): Promise<OfferedActs> {
  const now = Date.now();
  const pending = await tx<{ key: string; stepType: string; retry: StepRetry | null; attempt: number; touchedAt: number }[]>`
    select a.key, a.step_type as "stepType", v.program #> array['steps', a.step, 'retry'] as retry, a.attempt, a.touched_at as "touchedAt"
    from acts a join runs r on r.id = a.run_id join flow_versions v on v.id = r.version_id
    where r.lane_id = ${laneId} and a.status = 'pending' and (a.attempt = 0 or a.touched_at <= ${now - untouchedForMs})
    order by a.touched_at limit ${limit}`;
  const acts = pending.filter(({ attempt, touchedAt }) => attempt > 0 || touchedAt <= now - unbegunForMs);
  const unbegun = pending.filter(({ attempt }) => attempt === 0);
  const again = acts.filter(({ attempt }) => attempt === 0).map(({ key }) => key);
  // The one offered last is offered again last, so that none waits behind many that the lane has under way.
  if (again.length > 0) await tx`update acts set touched_at = ${now} where key = any(${again}::text[]) and attempt = 0`;
  return { acts: acts.map(({ key, stepType, retry }) => ({ key, stepType, retry })), unbegun: unbegun.length > 0 };
}
