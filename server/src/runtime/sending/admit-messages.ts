// What becomes of the messages that a batch asks for: most go into the inbox in the same commit, some wait, some never go.
import type { Effects, LaneRow } from '@sopwith/activities';
import { BOUND_PURPOSES, DEFAULT_PRIORITY, isBound, maySend, type SendingPolicy, type SendVerdict } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { type Column, columns } from '../../db/columns-parameter.ts';
import { countSends } from '../../metrics/instruments.ts';
import { type AccountOf, readAccounts, takesNothing } from '../channels/accounts.ts';
import type { ReadProgram } from '../programs.ts';
import { insertAnswers } from '../requests/answer-requests.ts';
import { answersOfFates } from './answers-of-fates.ts';
import { bindingHolds, readHeldPurposes, readHolds } from './holds.ts';
import { lineColumn, lineOf } from './line-of.ts';
import { countSent, knownOf, readPolicy, readRecipients } from './recipients.ts';
import { type OrderedEvent, outcomesAtOnce, readAskedEvents } from './tell-outcomes.ts';

type Asked = Effects['messages'][number];

/** A message without a validity of its own is worth sending for a day. */
export const VALID_FOR_MS = 86_400_000;

export interface Admitted {
  readonly asked: Asked;
  readonly status: 'sent' | 'waiting' | 'skipped' | 'failed';
  readonly why: string | null;
  readonly notBefore: number | null;
  readonly channelId?: string;
}

const COLUMNS: { readonly [name: string]: Column<Admitted> } = {
  key: ['text', ({ asked }) => asked.key],
  runId: ['uuid', ({ asked }) => asked.runId],
  memberId: ['bigint', ({ asked }) => asked.memberId],
  step: ['text', ({ asked }) => asked.step],
  channel: ['text', ({ asked }) => asked.channel],
  purpose: ['text', ({ asked }) => asked.purpose],
  text: ['text', ({ asked }) => asked.text],
  subject: ['text', ({ asked }) => asked.subject],
  at: ['bigint', ({ asked }) => asked.at],
  status: ['text', (one) => one.status],
  why: ['text', (one) => one.why],
  notBefore: ['bigint', (one) => one.notBefore],
  validUntil: ['bigint', ({ asked }) => asked.validUntil],
  waitFor: ['text', ({ asked }) => asked.waitFor],
  recipient: ['text', ({ asked }) => asked.recipient],
  channelId: ['text', (one) => one.channelId],
  depth: ['smallint', ({ asked }) => asked.depth],
};

/** Whose messages they are. */
export type Sending = Pick<LaneRow, 'scopeId' | 'flowId' | 'versionId'> & { readonly clock: { readonly now: number } };

export interface Admission {
  readonly admitted: readonly Admitted[];
  /** Events of what became of those that do not wait, for the caller to route. */
  readonly told: readonly OrderedEvent[];
}

/** The caller holds the locks of the members whose runs ask. Another recipient's is the sender's to take, after the commit. */
export async function admitMessages(tx: Tx, readProgram: ReadProgram, lane: Sending, asked: readonly Asked[]): Promise<Admission> {
  if (asked.length === 0) return { admitted: [], told: [] };
  const [waiting, held, accountOf, askedEvents] = await Promise.all([
    readWaiting(tx, lane.scopeId, asked),
    readHeldPurposes(tx, lane.scopeId),
    readAccounts(tx, lane.scopeId, asked),
    readAskedEvents(tx),
  ]);
  const isPlain = waiting.size === 0 && asked.every((one) => !isBound(one) && one.recipient === undefined && one.channel === 'in-app' && !held.has(one.purpose));
  const admitted = isPlain ? asked.map(sendNow) : await judge(tx, lane, asked, waiting, accountOf);
  const priority = isPlain ? DEFAULT_PRIORITY : ((await readProgram(tx, lane.versionId)).priority ?? DEFAULT_PRIORITY);
  await tx`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, subject, at, status, why, not_before, valid_until, wait_for,
      recipient, channel_id, priority, asked_at, place, depth)
    select key, ${lane.scopeId}, "runId", ${lane.flowId}, "memberId", step, channel, purpose, text, subject, at, status, why, "notBefore", "validUntil", "waitFor",
      recipient, "channelId", ${priority}, case when status = 'waiting' then at end, case when status = 'waiting' then nextval('position_seq') end, case when status = 'waiting' then depth end
    from ${columns(tx, 'm', admitted, COLUMNS)}
    on conflict (key) do nothing`;
  countSends(admitted.map(({ asked: { channel }, status }) => ({ channel, status })));
  // The inbox takes and delivers in one.
  await insertAnswers(tx, lane.clock.now, answersOfFates(admitted.map(({ asked: { key, waitFor }, status, why }) => ({ key, waitFor, status, why }))));
  return { admitted, told: outcomesAtOnce(lane.flowId, askedEvents, admitted) };
}

/** Where messages wait for a member's inbox, as their runs and their channels, and until when the last of them waits. */
async function readWaiting(tx: Tx, scopeId: string, asked: readonly Asked[]): Promise<Map<string, number>> {
  const found = await tx<{ name: string; until: number }[]>`
    select ${lineColumn(tx)} || '/' || m.channel as name, max(m.not_before) as until from messages m
    where m.scope_id = ${scopeId} and m.status = 'waiting' and m.why is not null and m.channel_id is null and m.run_id = any(${[...new Set(asked.map(({ runId }) => runId))]}::uuid[])
    group by 1`;
  return new Map(found.map(({ name, until }) => [name, until]));
}

function sendNow(one: Asked): Admitted {
  return { asked: one, status: 'sent', why: null, notBefore: null };
}

function queued(one: Asked, channelId?: string): Admitted {
  return { asked: one, status: 'waiting', why: 'queued', notBefore: one.at, ...(channelId === undefined ? {} : { channelId }) };
}

/** In the order of the commands, which is that of each run: what waits makes what comes after it wait too. */
async function judge(tx: Tx, { scopeId, flowId }: Sending, asked: readonly Asked[], waiting: Map<string, number>, accountOf: AccountOf): Promise<readonly Admitted[]> {
  const policy = await readPolicy(tx, scopeId);
  const memberIds = [...new Set(asked.map(({ memberId }) => memberId))];
  const [recipients, holds] = await Promise.all([readRecipients(tx, memberIds), readHolds(tx, scopeId, memberIds)]);
  const counted = await countSent(tx, policy, recipients, asked);
  return asked.map((one): Admitted => {
    const { memberId, purpose, channel, at, validUntil = at + VALID_FOR_MS } = one;
    const account = accountOf(one);
    if (account === undefined) return { asked: one, status: 'failed', why: 'noChannel', notBefore: null };
    // Whoever sends outside asks everything at that moment, under the same lock.
    if (account !== null) return queued(one, account);
    const line = `${lineOf(one)}/${channel}`;
    // Whether another recipient may get it is asked under that one's lock; and what is counted is granted in turn, not to whoever comes first.
    if (one.recipient !== undefined || isContended(policy, one)) {
      const behind = waiting.get(line);
      if (behind === undefined || behind < at) waiting.set(line, at);
      return queued(one);
    }
    const recipient = recipients.get(memberId);
    const known = knownOf(recipient, at, policy, counted(one), waiting.get(line) ?? null, bindingHolds(holds.get(memberId), { flowId, channel }));
    const verdict = maySend({ purpose, channel, at, validUntil, zone: recipient?.zone ?? 'UTC' }, known, policy);
    if (verdict.type === 'wait') waiting.set(line, verdict.until);
    return admittedBy(one, verdict, takesNothing(scopeId, policy, channel));
  });
}

/** Flows contend for what a cap leaves: the sender grants it by priority, then by which was due first. */
function isContended({ caps }: SendingPolicy, { purpose }: Asked): boolean {
  return BOUND_PURPOSES.has(purpose) && caps[purpose as keyof typeof caps] !== undefined;
}

function admittedBy(one: Asked, verdict: SendVerdict, isRefused: boolean): Admitted {
  switch (verdict.type) {
    case 'send':
      return isRefused ? { asked: one, status: 'failed', why: 'refusedByProvider', notBefore: null } : sendNow(one);
    case 'wait':
      return { asked: one, status: 'waiting', why: verdict.why, notBefore: verdict.until };
    case 'skip':
      return { asked: one, status: 'skipped', why: verdict.why, notBefore: null };
  }
}
