// What is due in a scope beside its lanes: messages that waited, events for other members, callbacks that did not come.
import type { Sql } from '../db/connect.ts';
import type { ClockReading } from '@sopwith/activities';
import { expireCallbacks } from './callbacks/callback-store.ts';
import { deliverEmissions } from './deliver-emissions.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { nextDate, startByDates, watchDates } from './timed/date-dues.ts';
import { fireSchedules } from './timed/fire-schedules.ts';
import { wakeHeld } from './sending/holds.ts';
import { postWaiting } from './sending/posts.ts';
import { sendWaiting, standsStill } from './sending/send-waiting.ts';

/** Returns how much there was to do. */
export async function doDueWork(sql: Sql, readProgram: ReadProgram, poke: Poke, scopeId: string, { now, fires }: Pick<ClockReading, 'now' | 'fires'>): Promise<number> {
  const emitted = await deliverEmissions(sql, readProgram, poke, scopeId);
  await wakeHeld(sql, scopeId);
  const sent = await sendWaiting(sql, poke, scopeId, fires, now);
  const posted = await postWaiting(sql, scopeId, fires);
  const expired = await expireCallbacks(sql, scopeId, fires, now);
  poke(expired.lanes);
  const fired = await fireSchedules(sql, scopeId, fires, now);
  const watched = await watchDates(sql, scopeId, now);
  const came = await startByDates(sql, readProgram, poke, scopeId, fires);
  return emitted + sent + posted + expired.count + fired + watched + came;
}

/** The earliest instant at which there will be something to do. */
export async function nextDueWork(sql: Sql, scopeId: string): Promise<number | null> {
  const [row] = await sql<{ due: number | null }[]>`
    select least(
      (select min(m.not_before) from messages m where m.scope_id = ${scopeId} and m.status = 'waiting' and m.channel_id is null
         and not ${standsStill(sql)}),
      (select min(m.not_before) from group_posts m where m.scope_id = ${scopeId} and m.status = 'waiting' and not ${standsStill(sql)}),
      (select min(expires_at) from callbacks where scope_id = ${scopeId} and kind = 'act'),
      (select min(k.next_at) from schedules k join publications p on p.scope_id = k.scope_id and p.flow_id = k.flow_id join scopes c on c.id = k.scope_id
         where k.scope_id = ${scopeId} and p.open and not coalesce(p.paused, false) and c.paused_at is null)
    ) as due`;
  const dates = await nextDate(sql, scopeId);
  return row?.due == null || dates === null ? (row?.due ?? dates) : Math.min(row.due, dates);
}

/** The scopes in which there is anything at all. */
export async function scopesWithWork<T extends object>(sql: Sql): Promise<readonly T[]> {
  return sql<T[]>`
    select s.id, s.clock from scopes s
    where s.ended_at is null and (
      exists (select 1 from messages m where m.scope_id = s.id and m.status = 'waiting' and m.channel_id is null)
      or exists (select 1 from group_posts g where g.scope_id = s.id and g.status = 'waiting')
      or exists (select 1 from holds h where h.scope_id = s.id and h.wakes_at is not null)
      or exists (select 1 from emissions e where e.scope_id = s.id)
      or exists (select 1 from schedules k where k.scope_id = s.id)
      or exists (select 1 from date_triggers d where d.scope_id = s.id)
      or exists (select 1 from callbacks c where c.scope_id = s.id and c.kind = 'act'))`;
}
