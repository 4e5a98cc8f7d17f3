// How much each of an audience did of something.
import { type AskedPast, type Valued, windowMs } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import type { Listed } from './audience.ts';

/** In the order of the audience; who did nothing has 0. A property that is no number counts nothing. */
export async function pastValues(tx: Tx, audience: readonly Listed[], { event, property, window }: AskedPast, now: number): Promise<readonly (Listed & Valued)[]> {
  const since = now - windowMs(window);
  const found = await tx<{ id: number; events: number; sum: number }[]>`
    select member_id as id, count(*)::int as events,
      coalesce(sum(case when jsonb_typeof(properties -> ${property ?? ''}) = 'number' then (properties ->> ${property ?? ''})::float8 end), 0) as sum
    from events
    where member_id = any(${audience.map(({ id }) => id)}::bigint[]) and name = ${event} and occurred_at > ${since} and occurred_at <= ${now}
    group by member_id`;
  const byMember = new Map(found.map((row) => [row.id, row]));
  return audience.map((listed) => {
    const { events = 0, sum = 0 } = byMember.get(listed.id) ?? {};
    return { ...listed, events, value: property === null ? events : sum };
  });
}
