// After Temporal's data was lost: every lane that holds somebody is started anew. All that it needs to know is in Postgres.
import type { Sql } from '../db/connect.ts';
import type { Poker } from '../runtime/poke.ts';

export interface Recovered {
  readonly lanes: number;
  readonly waiting: number;
}

const PAGE = 500;

/** Safe at any time and as often as wanted: a lane that runs already is only asked to look. */
export async function recover(sql: Sql, poker: Poker, said: (progress: Recovered) => void = () => {}): Promise<Recovered> {
  let after = 0;
  let lanes = 0;
  for (;;) {
    const page = await sql<{ id: number }[]>`
      select l.id from lanes l join scopes s on s.id = l.scope_id
      where l.id > ${after} and s.ended_at is null and (
        exists (select 1 from runs r where r.lane_id = l.id and r.due is not null)
        or exists (select 1 from run_inputs i where i.lane_id = l.id)
        or exists (select 1 from acts a join runs r on r.id = a.run_id where r.lane_id = l.id and a.status = 'pending'))
      order by l.id limit ${PAGE}`;
    if (page.length === 0) break;
    poker.poke(page.map(({ id }) => id));
    await poker.drain();
    lanes += page.length;
    after = page.at(-1)?.id as number;
    said({ lanes, waiting: 0 });
  }
  const [count] = await sql<{ waiting: number }[]>`
    select count(*) as waiting from runs r join scopes s on s.id = r.scope_id where s.ended_at is null and r.status in ('new', 'active')`;
  return { lanes, waiting: count?.waiting ?? 0 };
}
