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
  /** Of what waits, what the other side did not take so far. */
  readonly retried: number;
  readonly attempts: number;
  readonly reason: string | null;
}

export async function examineSending(sql: Sql, now = Date.now()): Promise<readonly Finding[]> {
  const accounts = await sql<Account[]>`
    select c.id, c.per_minute as "perMinute", w.count::int as waiting, w.oldest, t.count::int as retried, t.attempts,
      (select count(*)::int from messages m where m.channel_id = c.id and m.status = 'failed') as dead,
      (select s.reason from messages m join sends s on s.message_key = m.key and s.attempt = m.attempt
        where m.channel_id = c.id and m.status = 'waiting' and m.why = 'retry' order by s.at desc limit 1) as reason
    from channels c cross join lateral (
      select count(*), min(m.not_before) as oldest from messages m
      where m.channel_id = c.id and c.paused_at is null and m.status = 'waiting' and m.not_before <= ${now}) w cross join lateral (
      select count(*), coalesce(max(m.attempt), 0) as attempts from messages m where m.channel_id = c.id and m.status = 'waiting' and m.why = 'retry') t
    where c.deleted_at is null order by c.id`;
  return [late(accounts, now), retried(accounts), dead(accounts)];
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

function retried(accounts: readonly Account[]): Finding {
  const what = { zh: '在重试的消息', en: 'messages that are tried again' };
  const found = accounts.filter((one) => one.retried > 0);
  if (found.length === 0) return { what, state: 'ok', detail: NONE, mend: null };
  const zh = found.map(({ id, retried: count, attempts, reason }) => `${id} 有 ${count} 条，最多试了 ${attempts} 次，最近一次：${reason ?? '不明'}`);
  const en = found.map(({ id, retried: count, attempts, reason }) => `${count} for ${id}, up to ${attempts} times, the last time: ${reason ?? 'not known'}`);
  const mend = {
    zh: '看对方在不在运行，账号和密码对不对，「渠道」页可以试发一条；修好以后它们会自己发出。',
    en: 'See that the other side is up and that account and password are right: Channels can send a test. Once that is mended they go by themselves.',
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
