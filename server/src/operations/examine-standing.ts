// What people have stopped: it is as it should be, unless somebody has forgotten it.
import type { Sql } from '../db/connect.ts';
import { listStops } from '../stores/stop-query.ts';
import type { Finding } from './finding.ts';

const SHOWN = 5;

export async function examineStanding(sql: Sql): Promise<Finding> {
  const what = 'what stands still';
  const [paused, stops] = await Promise.all([listPaused(sql), listStops(sql, 'live')]);
  const found = [
    ...paused.map(({ name, since }) => `${name} (since ${new Date(since).toISOString()})`),
    ...stops.map(({ flow, channel, by }) => `the kill switch for ${flow === null ? (channel ?? 'every message') : `messages of ${JSON.stringify(flow.name)}`} (by ${by})`),
  ];
  if (found.length === 0) return { what, state: 'ok', detail: 'nothing', mend: null };
  const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
  const mend = 'If that is not meant any more: `npm run sopwith -- resume`, or lift the kill switch under Channels.';
  return { what, state: 'warning', detail: `${found.slice(0, SHOWN).join(', ')}${more}`, mend };
}

async function listPaused(sql: Sql): Promise<readonly { name: string; since: number }[]> {
  return sql<{ name: string; since: number }[]>`
    select 'everything' as name, paused_at as since from scopes where id = 'live' and paused_at is not null
    union all
    select 'the flow ' || f.name, p.paused_at from publications p join flows f on f.id = p.flow_id
    where p.scope_id = 'live' and p.paused and p.paused_at is not null and f.status = 'paused'
    union all
    select 'the lane ' || workflow_id, paused_at from lanes where scope_id = 'live' and paused_at is not null
    union all
    select 'the channel ' || id, paused_at from channels where paused_at is not null and deleted_at is null
    union all
    select count(*) || ' run(s) by themselves', min(paused_at) from runs
    where scope_id = 'live' and paused_at is not null and status in ('new', 'active') having count(*) > 0`;
}
