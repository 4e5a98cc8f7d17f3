// The sender: looks again at messages whose time has come, under their recipients' locks, and lets each go, wait on, or not go at all.
import { maySend, type Purpose } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { withRetries } from '../../db/with-retries.ts';
import { countSends } from '../../metrics/instruments.ts';
import type { Poke } from '../poke.ts';
import { insertAnswers, lanesOfAnswers } from '../requests/answer-requests.ts';
import { VALID_FOR_MS } from './admit-messages.ts';
import { readHolds } from './holds.ts';
import { countSent, knownOf, readPolicy, readRecipients } from './recipients.ts';

const BATCH = 200;

interface Waiting {
  readonly key: string;
  readonly runId: string;
  /** Null: the recipient is nobody that is known. */
  readonly memberId: number | null;
  readonly recipient: string | null;
  readonly purpose: Purpose;
  readonly channel: 'in-app';
  readonly askedAt: number;
  readonly notBefore: number;
  readonly validUntil: number | null;
  readonly waitFor: 'accepted' | 'delivered' | null;
}

interface Decided {
  readonly key: string;
  readonly status: 'sent' | 'waiting' | 'skipped' | 'failed';
  readonly why: string | null;
  readonly notBefore: number | null;
  readonly at: number;
  readonly memberId: number | null;
}

/** Everything of a scope that is due by `fires`. Returns how many messages were looked at. */
export async function sendWaiting(sql: Sql, poke: Poke, scopeId: string, fires: number, now: number): Promise<number> {
  let looked = 0;
  for (;;) {
    const { count, lanes } = await withRetries(() => sql.begin((tx) => sendBatch(tx, scopeId, fires, now)));
    poke(lanes);
    looked += count;
    if (count < BATCH) return looked;
  }
}

async function sendBatch(tx: Tx, scopeId: string, fires: number, now: number): Promise<{ readonly count: number; readonly lanes: readonly number[] }> {
  const found = await tx<{ key: string; memberId: number | null }[]>`
    ${waitingMessages(tx, scopeId, fires)} order by m.not_before, m.asked_at, m.key limit ${BATCH}`;
  if (found.length === 0) return { count: 0, lanes: [] };
  const memberIds = [...new Set(found.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))].sort((a, b) => a - b);
  await tx`select 1 from members where id = any(${memberIds}::bigint[]) order by id for no key update`;
  // Read again: another sender may have been quicker, and a consent may have been withdrawn while the locks were waited for.
  const waiting = await tx<Waiting[]>`
    ${waitingMessages(tx, scopeId, fires)} and m.key = any(${found.map(({ key }) => key)}::text[])
    order by m.not_before, m.asked_at, m.key for update of m`;
  const decided = await decide(tx, scopeId, waiting);
  await tx`
    update messages m set status = d.status, why = coalesce(d.why, m.why), not_before = coalesce(d."notBefore", m.not_before), at = d.at,
      member_id = coalesce(d."memberId", m.member_id)
    from jsonb_to_recordset(${rows(tx, decided)})
      as d(key text, status text, why text, "notBefore" bigint, at bigint, "memberId" bigint)
    where m.key = d.key`;
  countSends(decided.map(({ status }, n) => ({ status, channel: waiting[n]?.channel ?? 'in-app' })));
  const answers = decided.flatMap(({ key, status, why }, n) => {
    const waitFor = waiting[n]?.waitFor ?? null;
    if (waitFor === null || status === 'waiting') return [];
    return [{ key, outcome: status === 'sent' ? waitFor : status, data: status === 'sent' || why === null ? {} : { reason: why } }];
  });
  await insertAnswers(tx, now, answers);
  return { count: found.length, lanes: answers.length === 0 ? [] : await lanesOfAnswers(tx, answers) };
}

function waitingMessages(tx: Tx, scopeId: string, fires: number) {
  return tx`
    select m.key, m.run_id as "runId", case when m.recipient is null then m.member_id else o.id end as "memberId", m.recipient, m.purpose,
      m.channel, coalesce(m.asked_at, m.at) as "askedAt", m.not_before as "notBefore", m.valid_until as "validUntil", m.wait_for as "waitFor"
    from messages m
    left join members o on o.scope_id = m.scope_id and o.kind = 'member' and o.external_id = m.recipient
    where m.scope_id = ${scopeId} and m.status = 'waiting' and m.not_before <= ${fires}
      and not ${standsStill(tx)}`;
}

/** Whether the run of message `m` is paused: itself, its lane, its flow, or everything. What is paused sends nothing. */
export function standsStill(sql: Sql | Tx) {
  return sql`exists (
    select 1 from runs r join lanes l on l.id = r.lane_id join scopes s on s.id = r.scope_id
    left join publications p on p.scope_id = r.scope_id and p.flow_id = r.flow_id
    where r.id = m.run_id and (r.paused_at is not null or l.paused_at is not null or s.paused_at is not null or coalesce(p.paused, false)))`;
}

/** At the instant at which each was to be looked at: being late changes nothing. Those that were asked for first go first. */
async function decide(tx: Tx, scopeId: string, waiting: readonly Waiting[]): Promise<readonly Decided[]> {
  const policy = await readPolicy(tx, scopeId);
  const known = waiting.flatMap(({ memberId, purpose, notBefore }) => (memberId === null ? [] : [{ memberId, purpose, at: notBefore }]));
  const memberIds = [...new Set(known.map(({ memberId }) => memberId))];
  const [recipients, holds] = await Promise.all([readRecipients(tx, memberIds), readHolds(tx, scopeId, memberIds)]);
  const counted = await countSent(tx, policy, recipients, known);
  const earlier = await readEarlier(tx, waiting);
  const sentNow = new Map<string, number>();
  return waiting.map((one): Decided => {
    const { key, runId, memberId, recipient, purpose, channel, askedAt, notBefore: at, validUntil } = one;
    const settled = (status: Decided['status'], why: string | null, notBefore: number | null = null): Decided => {
      const line = earlier.get(`${runId}/${recipient ?? ''}`);
      if (notBefore === null) line?.delete(key);
      else line?.set(key, { askedAt, notBefore });
      return { key, status, why, notBefore, at, memberId };
    };
    if (memberId === null) return settled('failed', 'unknownRecipient');
    const person = recipients.get(memberId);
    const now = sentNow.get(`${memberId}/${purpose}`) ?? 0;
    const { sentToday, sentThisWeek } = counted({ memberId, purpose, at });
    const behind = behindOf(earlier.get(`${runId}/${recipient ?? ''}`), one);
    const verdict = maySend(
      { purpose, channel, at, validUntil: validUntil ?? askedAt + VALID_FOR_MS, zone: person?.zone ?? 'UTC' },
      knownOf(person, at, { sentToday: sentToday + now, sentThisWeek: sentThisWeek + now }, behind, holds.get(memberId)),
      policy,
    );
    if (verdict.type === 'wait') return settled('waiting', verdict.why, verdict.until);
    if (verdict.type === 'skip') return settled('skipped', verdict.why);
    sentNow.set(`${memberId}/${purpose}`, now + 1);
    return settled('sent', null);
  });
}

type Line = Map<string, { readonly askedAt: number; readonly notBefore: number }>;

/** All that still waits in the same runs, so that none overtakes another. */
async function readEarlier(tx: Tx, waiting: readonly Waiting[]): Promise<Map<string, Line>> {
  const found = await tx<{ line: string; key: string; askedAt: number; notBefore: number }[]>`
    select run_id || '/' || coalesce(recipient, '') as line, key, coalesce(asked_at, at) as "askedAt", not_before as "notBefore" from messages
    where status = 'waiting' and why is not null and run_id = any(${[...new Set(waiting.map(({ runId }) => runId))]}::uuid[])`;
  const lines = new Map<string, Line>();
  for (const { line, key, ...rest } of found) lines.set(line, (lines.get(line) ?? new Map()).set(key, rest));
  return lines;
}

/** A message that waits as long as, or shorter than, this one does not hold it up again: it has just been decided. */
function behindOf(line: Line | undefined, { key, askedAt, notBefore }: Waiting): number | null {
  let latest: number | null = null;
  for (const [other, { askedAt: asked, notBefore: until }] of line ?? []) {
    const isEarlier = asked < askedAt || (asked === askedAt && other < key);
    if (other !== key && isEarlier && until > notBefore) latest = Math.max(latest ?? 0, until);
  }
  return latest;
}
