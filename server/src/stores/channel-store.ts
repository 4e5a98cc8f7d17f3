// Accounts as operators keep them. What has been sealed is never read here.
import type { JsonObject } from '@sopwith/engine';
import type { ChannelDto } from '../api/channels-contract.ts';
import type { Sql } from '../db/connect.ts';

const DAY_MS = 86_400_000;

export async function listChannels(sql: Sql, now: number, id?: string): Promise<readonly ChannelDto[]> {
  return sql<ChannelDto[]>`
    select c.id, c.kind, c.name, c.settings, c.secret is not null as "hasSecret", c.per_minute as "perMinute", c.disturbs, c.paused_at as "pausedAt", c.paused_by as "pausedBy",
      (select count(*)::int from messages m where m.channel_id = c.id and m.status in ('waiting', 'sending')) as waiting,
      (select count(*)::int from sends s where s.channel_id = c.id and s.outcome = 'accepted' and s.at >= ${now - DAY_MS}) as "sentToday",
      (select count(*)::int from messages m where m.channel_id = c.id and m.status = 'failed') as failed
    from channels c where c.deleted_at is null ${id === undefined ? sql`` : sql`and c.id = ${id}`} order by c.created_at, c.id`;
}

export interface WrittenChannel {
  readonly id: string;
  readonly kind: ChannelDto['kind'];
  readonly name: string;
  readonly settings: JsonObject;
  /** Sealed; undefined leaves it as it is. */
  readonly secret: string | null | undefined;
  readonly perMinute: number | null;
  readonly disturbs: boolean;
}

/** False: there is or was one of that id. */
export async function insertChannel(sql: Sql, { id, kind, name, settings, secret, perMinute, disturbs }: WrittenChannel, now: number): Promise<boolean> {
  const { count } = await sql`
    insert into channels (id, kind, name, settings, secret, per_minute, tokens, filled_at, disturbs, created_at)
    values (${id}, ${kind}, ${name}, ${sql.json(settings as never)}, ${secret ?? null}, ${perMinute}, 0, ${now}, ${disturbs}, ${now}) on conflict (id) do nothing`;
  return count === 1;
}

export async function updateChannel(sql: Sql, { id, name, settings, secret, perMinute, disturbs }: Omit<WrittenChannel, 'kind'>): Promise<boolean> {
  const { count } = await sql`
    update channels set name = ${name}, settings = ${sql.json(settings as never)}, per_minute = ${perMinute}, disturbs = ${disturbs}
      ${secret === undefined ? sql`` : sql`, secret = ${secret}`}
    where id = ${id} and deleted_at is null`;
  return count === 1;
}

/** Of a webhook: from the next attempt on messages are signed with it. False: there is no such account. */
export async function renewSecret(sql: Sql, id: string, sealed: string): Promise<boolean> {
  const { count } = await sql`update channels set secret = ${sealed} where id = ${id} and kind = 'webhook' and deleted_at is null`;
  return count === 1;
}

/** One that stands still already does so since then. False: there is no such account. */
export async function pauseChannel(sql: Sql, id: string, { at, by }: { readonly at: number; readonly by: string }): Promise<boolean> {
  const { count } = await sql`
    update channels set paused_at = coalesce(paused_at, ${at}::bigint), paused_by = coalesce(paused_by, ${by}), rests_until = null where id = ${id} and deleted_at is null`;
  return count === 1;
}

/** What still waits for it has to go, or to be worth nothing, first. */
export async function deleteChannel(sql: Sql, id: string, now: number): Promise<'deleted' | 'unknown' | 'busy'> {
  return sql.begin(async (tx) => {
    const [known] = await tx`select 1 from channels where id = ${id} and deleted_at is null for update`;
    if (!known) return 'unknown';
    const [waiting] = await tx`select 1 from messages where channel_id = ${id} and status in ('waiting', 'sending') limit 1`;
    if (waiting) return 'busy';
    await tx`update channels set deleted_at = ${now}, secret = null where id = ${id}`;
    return 'deleted';
  }) as Promise<'deleted' | 'unknown' | 'busy'>;
}
