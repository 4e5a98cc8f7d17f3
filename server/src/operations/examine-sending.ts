// What leaves by the accounts: whether it goes, and what did not.
import type { Sql } from '../db/connect.ts';
import type { Finding } from './finding.ts';

const LATE_MS = 300_000;

interface Account {
  readonly id: string;
  readonly perMinute: number | null;
  readonly waiting: number;
  readonly oldest: number | null;
  readonly dead: number;
}

export async function examineSending(sql: Sql, now = Date.now()): Promise<readonly Finding[]> {
  const accounts = await sql<Account[]>`
    select c.id, c.per_minute as "perMinute", w.count::int as waiting, w.oldest,
      (select count(*)::int from messages m where m.channel_id = c.id and m.status = 'failed') as dead
    from channels c cross join lateral (
      select count(*), min(m.not_before) as oldest from messages m
      where m.channel_id = c.id and c.paused_at is null and m.status = 'waiting' and m.not_before <= ${now}) w
    where c.deleted_at is null order by c.id`;
  return [late(accounts, now), dead(accounts)];
}

function late(accounts: readonly Account[], now: number): Finding {
  const what = 'messages on their way out';
  const found = accounts.filter(({ oldest }) => oldest !== null && oldest < now - LATE_MS);
  if (found.length === 0) return { what, state: 'ok', detail: 'none late', mend: null };
  const detail = found
    .map(({ id, waiting, oldest, perMinute }) => `${waiting} for ${id}, the oldest for ${Math.round((now - (oldest as number)) / 60_000)} min, ${perMinute === null ? 'without a rate' : `at ${perMinute} a minute`}`)
    .join('; ');
  return { what, state: 'warning', detail, mend: 'Where the rate is the cause, raise it; else look at the delivery log of the account, and whether a worker runs.' };
}

function dead(accounts: readonly Account[]): Finding {
  const what = 'dead letters';
  const found = accounts.filter((one) => one.dead > 0);
  if (found.length === 0) return { what, state: 'ok', detail: 'none', mend: null };
  const mend = 'Each says why under Channels; mend the address or the account, then send them once more from there.';
  return { what, state: 'warning', detail: found.map(({ id, dead: count }) => `${count} of ${id}`).join(', '), mend };
}
