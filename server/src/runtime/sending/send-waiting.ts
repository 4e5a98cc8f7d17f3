// The sender for the inbox: looks again at messages whose time has come, under their recipients' locks, and lets each go, wait on, or not
// go at all. What leaves by a channel is claimed elsewhere, by the same rules.
import type { SendingPolicy } from '@sopwith/engine';
import { answersOfFates } from './answers-of-fates.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { withRetries } from '../../db/with-retries.ts';
import { countSends } from '../../metrics/instruments.ts';
import { takesNothing } from '../channels/accounts.ts';
import type { Poke } from '../poke.ts';
import { insertAnswers, lanesOfAnswers } from '../requests/answer-requests.ts';
import { decideSends, type SendDecision, type Waiting, waitingColumns, waitingTables } from './decide-sends.ts';
import { readPolicy } from './recipients.ts';
import { tellOutcomes } from './tell-outcomes.ts';

const BATCH = 200;

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
  // Those that are due first; and with them whatever contends with them for what a cap leaves.
  const found = await tx<{ key: string; memberId: number | null }[]>`${waitingMessages(tx, scopeId, fires)} order by m.not_before limit ${BATCH}`;
  if (found.length === 0) return { count: 0, lanes: [] };
  const memberIds = [...new Set(found.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))].sort((a, b) => a - b);
  await tx`select 1 from members where id = any(${memberIds}::bigint[]) order by id for no key update`;
  // Read again: another sender may have been quicker, and a consent may have been withdrawn while the locks were waited for.
  const waiting = await tx<Waiting[]>`
    ${waitingMessages(tx, scopeId, fires)} and (m.key = any(${found.map(({ key }) => key)}::text[]) or (m.recipient is null and m.member_id = any(${memberIds}::bigint[])))
    ${inTurn(tx)} for update of m`;
  // At the instant at which each was to be looked at: being late changes nothing.
  const policy = await readPolicy(tx, scopeId);
  const decisions = await decideSends(tx, scopeId, waiting, { policy, instantOf: ({ notBefore }) => notBefore });
  const decided = waiting.map((one, n) => settle(one, refusedHere(scopeId, policy, one, decisions[n] as SendDecision)));
  await tx`
    update messages m set status = d.status, why = coalesce(d.why, m.why), not_before = coalesce(d."notBefore", m.not_before), at = d.at,
      member_id = coalesce(d."memberId", m.member_id)
    from jsonb_to_recordset(${rows(tx, decided)})
      as d(key text, status text, why text, "notBefore" bigint, at bigint, "memberId" bigint)
    where m.key = d.key`;
  countSends(decided.map(({ status }, n) => ({ status, channel: waiting[n]?.channel ?? 'in-app' })));
  const answers = answersOfFates(decided.map((one, n) => ({ ...one, waitFor: waiting[n]?.waitFor })));
  await insertAnswers(tx, now, answers);
  await tellOutcomes(tx, scopeId, now, decided.flatMap(({ key, status }) => (status === 'waiting' ? [] : [key])));
  return { count: found.length, lanes: answers.length === 0 ? [] : await lanesOfAnswers(tx, answers) };
}

function refusedHere(scopeId: string, policy: SendingPolicy, { channel }: Waiting, decision: SendDecision): SendDecision {
  return decision.type === 'send' && takesNothing(scopeId, policy, channel) ? { type: 'fail', why: 'refusedByProvider' } : decision;
}

/** What a cap leaves goes to the more important flow, then to what was due first. */
function inTurn(tx: Tx) {
  return tx`order by m.priority desc, m.not_before, m.asked_at, m.place, m.key`;
}

function waitingMessages(tx: Tx, scopeId: string, fires: number) {
  return tx`
    select ${waitingColumns(tx)} from ${waitingTables(tx)}
    where m.scope_id = ${scopeId} and m.status = 'waiting' and m.channel_id is null and m.not_before <= ${fires} and not ${standsStill(tx)}`;
}

/** Whether the run of message `m` is paused: itself, its lane, its flow, or everything. What is paused sends nothing. */
export function standsStill(sql: Sql | Tx) {
  return sql`exists (
    select 1 from runs r join lanes l on l.id = r.lane_id join scopes s on s.id = r.scope_id
    left join publications p on p.scope_id = r.scope_id and p.flow_id = r.flow_id
    where r.id = m.run_id and (r.paused_at is not null or l.paused_at is not null or s.paused_at is not null or coalesce(p.paused, false)))`;
}

function settle({ key, memberId, notBefore: at }: Waiting, decision: SendDecision): Decided {
  switch (decision.type) {
    case 'send':
      return { key, status: 'sent', why: null, notBefore: null, at, memberId };
    case 'wait':
      return { key, status: 'waiting', why: decision.why, notBefore: decision.until, at, memberId };
    case 'skip':
      return { key, status: 'skipped', why: decision.why, notBefore: null, at, memberId };
    case 'fail':
      return { key, status: 'failed', why: decision.why, notBefore: null, at, memberId };
  }
}
