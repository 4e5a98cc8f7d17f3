// Whether messages whose time has come go now, wait on, or never go. The caller holds the locks of their recipients and of their rows.
import { type AwaitedFate, maySend, type MessageChannel, type Purpose, type SendVerdict, type SendingPolicy } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { VALID_FOR_MS } from './admit-messages.ts';
import { bindingHolds, readHolds } from './holds.ts';
import { behindOf, type Line, linesBy } from './in-line.ts';
import { lineColumn, lineOf } from './line-of.ts';
import { countSent, knownOf, readRecipients, type Recipient } from './recipients.ts';

export interface Waiting {
  readonly key: string;
  readonly runId: string;
  readonly flowId: string;
  /** Null: the recipient is nobody that is known. */
  readonly memberId: number | null;
  readonly recipient: string | null;
  readonly purpose: Purpose;
  readonly channel: MessageChannel;
  readonly askedAt: number;
  readonly place: number;
  readonly notBefore: number;
  readonly validUntil: number | null;
  readonly waitFor: AwaitedFate | null;
}

export type SendDecision = SendVerdict | { readonly type: 'fail'; readonly why: 'unknownRecipient' | 'refusedByProvider' };

export interface SendRules {
  readonly policy: SendingPolicy;
  /** Of the decision about one message. */
  readonly instantOf: (message: Waiting) => number;
  /** A reason of the channel's own not to send; null: none. Asked only where everything else lets it go. */
  readonly alsoAsk?: (message: Waiting, recipient: Recipient | undefined) => Extract<SendVerdict, { type: 'skip' }> | null;
}

/** Of message `m` and, where it goes to another than its run's member, that one as `o`. */
export function recipientId(tx: Tx) {
  return tx`case when m.recipient is null then m.member_id else o.id end as "memberId"`;
}

/** What waits, as `m`; whose it is, as its recipient stands now. */
export function waitingColumns(tx: Tx) {
  return tx`
    m.key, m.run_id as "runId", m.flow_id as "flowId", ${recipientId(tx)}, m.recipient, m.purpose,
    m.channel, coalesce(m.asked_at, m.at) as "askedAt", coalesce(m.place, 0) as place, m.not_before as "notBefore", m.valid_until as "validUntil", m.wait_for as "waitFor"`;
}

export function waitingTables(tx: Tx) {
  return tx`messages m left join members o on o.scope_id = m.scope_id and o.kind = 'member' and o.external_id = m.recipient`;
}

/** In the order given: who comes first gets what a cap leaves, and what waits makes what comes after it in its run wait too. */
export async function decideSends(tx: Tx, scopeId: string, waiting: readonly Waiting[], rules: SendRules): Promise<readonly SendDecision[]> {
  const { policy, instantOf, alsoAsk } = rules;
  const known = waiting.flatMap((one) => (one.memberId === null ? [] : [{ memberId: one.memberId, purpose: one.purpose, at: instantOf(one) }]));
  const memberIds = [...new Set(known.map(({ memberId }) => memberId))];
  const [recipients, holds] = await Promise.all([readRecipients(tx, memberIds), readHolds(tx, scopeId, memberIds)]);
  const counted = await countSent(tx, policy, recipients, known);
  const lines = await readLines(tx, waiting);
  const sentNow = new Map<string, number>();
  return waiting.map((one): SendDecision => {
    const { memberId, purpose, channel, askedAt, place, validUntil } = one;
    const line = lines.get(`${lineOf(one)}/${channel}`);
    const settled = (decision: SendDecision): SendDecision => {
      if (decision.type === 'wait') line?.set(one.key, { askedAt, place, notBefore: decision.until });
      else line?.delete(one.key);
      return decision;
    };
    const person = memberId === null ? undefined : recipients.get(memberId);
    // Nobody, or somebody who was erased meanwhile.
    if (memberId === null || person === undefined) return settled({ type: 'fail', why: 'unknownRecipient' });
    const at = instantOf(one);
    const now = sentNow.get(`${memberId}/${purpose}`) ?? 0;
    const { sentToday, sentThisWeek } = counted({ memberId, purpose, at });
    const counts = { sentToday: sentToday + now, sentThisWeek: sentThisWeek + now };
    const verdict = maySend(
      { purpose, channel, at, validUntil: validUntil ?? askedAt + VALID_FOR_MS, zone: person?.zone ?? 'UTC' },
      knownOf(person, at, policy, counts, behindOf(line, one, at), bindingHolds(holds.get(memberId), one)),
      policy,
    );
    const decided = verdict.type === 'send' ? (alsoAsk?.(one, person) ?? verdict) : verdict;
    if (decided.type === 'send') sentNow.set(`${memberId}/${purpose}`, now + 1);
    return settled(decided);
  });
}

/** All that still waits, or is on its way, in the same runs by the same channel, so that none overtakes another. */
async function readLines(tx: Tx, waiting: readonly Waiting[]): Promise<Map<string, Line>> {
  return linesBy(
    await tx<{ line: string; key: string; askedAt: number; place: number; notBefore: number }[]>`
      select ${lineColumn(tx)} || '/' || m.channel as line, m.key, coalesce(m.asked_at, m.at) as "askedAt", coalesce(m.place, 0) as place,
        case when m.status = 'sending' then m.lease_until else m.not_before end as "notBefore"
      from messages m
      where m.status in ('waiting', 'sending') and m.why is not null and m.run_id = any(${[...new Set(waiting.map(({ runId }) => runId))]}::uuid[])`,
  );
}
