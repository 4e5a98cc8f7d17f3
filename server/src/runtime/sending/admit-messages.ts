// What becomes of the messages that a batch asks for: most go into the inbox in the same commit, some wait, some never go.
import type { Effects, LaneRow } from '@sopwith/activities';
import { isBound, maySend, type SendVerdict } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { countSends } from '../../metrics/instruments.ts';
import { insertAnswers } from '../requests/answer-requests.ts';
import { readHeldPurposes, readHolds } from './holds.ts';
import { countSent, knownOf, readPolicy, readRecipients } from './recipients.ts';

type Asked = Effects['messages'][number];

/** A message without a validity of its own is worth sending for a day. */
export const VALID_FOR_MS = 86_400_000;

interface Admitted extends Asked {
  readonly status: 'sent' | 'waiting' | 'skipped';
  readonly why: string | null;
  readonly notBefore: number | null;
}

/** The caller holds the locks of the members whose runs ask. Another recipient's is the sender's to take, after the commit. */
export async function admitMessages(tx: Tx, lane: LaneRow, asked: readonly Asked[]): Promise<void> {
  if (asked.length === 0) return;
  const [waiting, held] = await Promise.all([readWaiting(tx, lane.scopeId, asked), readHeldPurposes(tx, lane.scopeId)]);
  const isPlain = waiting.size === 0 && asked.every((one) => !isBound(one) && one.recipient === undefined && !held.has(one.purpose));
  const admitted = isPlain ? asked.map(sendNow) : await judge(tx, lane.scopeId, asked, waiting);
  await tx`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, why, not_before, valid_until, wait_for, recipient, asked_at)
    select key, ${lane.scopeId}, "runId", ${lane.flowId}, "memberId", step, channel, purpose, text, at, status, why, "notBefore", "validUntil", "waitFor", recipient,
      case when status = 'waiting' then at end
    from jsonb_to_recordset(${rows(tx, admitted)})
      as m(key text, "runId" uuid, "memberId" bigint, step text, channel text, purpose text, text text, at bigint, status text, why text,
           "notBefore" bigint, "validUntil" bigint, "waitFor" text, recipient text)
    on conflict (key) do nothing`;
  countSends(admitted);
  await insertAnswers(tx, lane.clock.now, admitted.flatMap(answerOf));
}

/** The runs that have messages waiting, and until when the last of them waits. */
async function readWaiting(tx: Tx, scopeId: string, asked: readonly Asked[]): Promise<Map<string, number>> {
  const found = await tx<{ name: string; until: number }[]>`
    select run_id || '/' || coalesce(recipient, '') as name, max(not_before) as until from messages
    where scope_id = ${scopeId} and status = 'waiting' and why is not null and run_id = any(${[...new Set(asked.map(({ runId }) => runId))]}::uuid[])
    group by 1`;
  return new Map(found.map(({ name, until }) => [name, until]));
}

function sendNow(one: Asked): Admitted {
  return { ...one, status: 'sent', why: null, notBefore: null };
}

/** In the order of the commands, which is that of each run: what waits makes what comes after it wait too. */
async function judge(tx: Tx, scopeId: string, asked: readonly Asked[], waiting: Map<string, number>): Promise<readonly Admitted[]> {
  const policy = await readPolicy(tx, scopeId);
  const memberIds = [...new Set(asked.map(({ memberId }) => memberId))];
  const [recipients, holds] = await Promise.all([readRecipients(tx, memberIds), readHolds(tx, scopeId, memberIds)]);
  const counted = await countSent(tx, policy, recipients, asked);
  const sentNow = new Map<string, number>();
  return asked.map((one): Admitted => {
    const { memberId, purpose, channel, at, validUntil = at + VALID_FOR_MS } = one;
    const line = `${one.runId}/${one.recipient ?? ''}`;
    // Whether another recipient may get it is asked under that one's lock.
    if (one.recipient !== undefined) {
      waiting.set(line, at);
      return { ...one, status: 'waiting', why: 'queued', notBefore: at };
    }
    const recipient = recipients.get(memberId);
    const now = sentNow.get(`${memberId}/${purpose}`) ?? 0;
    const { sentToday, sentThisWeek } = counted(one);
    const known = knownOf(recipient, at, { sentToday: sentToday + now, sentThisWeek: sentThisWeek + now }, waiting.get(line) ?? null, holds.get(memberId));
    const verdict = maySend({ purpose, channel, at, validUntil, zone: recipient?.zone ?? 'UTC' }, known, policy);
    if (verdict.type === 'send') sentNow.set(`${memberId}/${purpose}`, now + 1);
    if (verdict.type === 'wait') waiting.set(line, verdict.until);
    return admittedBy(one, verdict);
  });
}

function admittedBy(one: Asked, verdict: SendVerdict): Admitted {
  switch (verdict.type) {
    case 'send':
      return sendNow(one);
    case 'wait':
      return { ...one, status: 'waiting', why: verdict.why, notBefore: verdict.until };
    case 'skip':
      return { ...one, status: 'skipped', why: verdict.why, notBefore: null };
  }
}

function answerOf({ key, waitFor, status, why }: Admitted) {
  if (waitFor === undefined || status === 'waiting') return [];
  // The inbox takes and delivers in one.
  return [{ key, outcome: status === 'sent' ? waitFor : 'skipped', data: why === null ? {} : { reason: why } }];
}
