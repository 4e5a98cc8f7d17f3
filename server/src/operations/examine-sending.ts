// What leaves by the accounts: whether it goes, and what did not.
import type { Sql } from '../db/connect.ts';
import { type Finding, NONE } from './finding.ts';

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
  const what = { zh: '正要发出的消息', en: 'messages on their way out' };
  const found = accounts.filter(({ oldest }) => oldest !== null && oldest < now - LATE_MS);
  if (found.length === 0) return { what, state: 'ok', detail: { zh: '没有晚的', en: 'none late' }, mend: null };
  const minutes = (oldest: number | null) => Math.round((now - (oldest as number)) / 60_000);
  const zh = found.map(({ id, waiting, oldest, perMinute }) => `${id} 有 ${waiting} 条，最早的等了 ${minutes(oldest)} 分钟，${perMinute === null ? '不限速' : `每分钟 ${perMinute} 条`}`);
  const en = found.map(({ id, waiting, oldest, perMinute }) => `${waiting} for ${id}, the oldest for ${minutes(oldest)} min, ${perMinute === null ? 'without a rate' : `at ${perMinute} a minute`}`);
  const mend = {
    zh: '如果是限速造成的，就调高；否则看这个账号的发送记录，以及工作进程在不在运行。',
    en: 'Where the rate is the cause, raise it; else look at the delivery log of the account, and whether a worker runs.',
  };
  return { what, state: 'warning', detail: { zh: zh.join('；'), en: en.join('; ') }, mend };
}

function dead(accounts: readonly Account[]): Finding {
  const what = { zh: '发不出的消息', en: 'dead letters' };
  const found = accounts.filter((one) => one.dead > 0);
  if (found.length === 0) return { what, state: 'ok', detail: NONE, mend: null };
  const zh = found.map(({ id, dead: count }) => `${id} ${count} 条`).join('、');
  const en = found.map(({ id, dead: count }) => `${count} of ${id}`).join(', ');
  const mend = { zh: '「渠道」页写着每条的原因；改好地址或账号，再从那里重新发送。', en: 'Each says why under Channels; mend the address or the account, then send them once more from there.' };
  return { what, state: 'warning', detail: { zh, en }, mend };
}
