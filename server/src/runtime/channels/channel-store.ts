// The channel's port on Postgres: claiming, settling, and when to look next.
import type { ChannelAccount, ChannelStore, ClaimedPage, NextLook } from '@sopwith/activities';
import { type JsonObject, REFUSABLE_PURPOSES, type SendingPolicy } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { withRetries } from '../../db/with-retries.ts';
import { unseal } from '../../secrets/seal.ts';
import { signUnsubscribe } from '../../secrets/unsubscribe-token.ts';
import { answersOfFates } from '../sending/answers-of-fates.ts';
import { linkOfAsk } from '../ask-link.ts';
import type { Poke } from '../poke.ts';
import { insertAnswers, lanesOfAnswers } from '../requests/answer-requests.ts';
import { readScopeNow } from '../scope-clock.ts';
import { decideSends, type SendDecision, type SendRules, recipientId, type Waiting, waitingColumns, waitingTables } from '../sending/decide-sends.ts';
import { lineColumn } from '../sending/line-of.ts';
import { readPolicy } from '../sending/recipients.ts';
import { standsStill } from '../sending/send-waiting.ts';
import { tellOutcomes } from '../sending/tell-outcomes.ts';
import { LEAVES_FROM } from './accounts.ts';
import { settleSend } from './settle-send.ts';
import { available, type Bucket, take, waitMs } from './token-bucket.ts';

export interface ChannelStoreOptions {
  /** Opens what accounts sealed, and signs links. */
  readonly secret: string;
  /** Where links in messages lead. */
  readonly publicUrl: string;
  readonly poke: Poke;
  /** The machine's clock. */
  readonly now?: () => number;
}

/** Longer than an attempt may take: whoever is still at it then has been stopped, and another takes it up under the same key. */
export const LEASE_MS = 25_000;
/** While a page is under way, and a little longer, nobody needs to poke. */
const RESTS_MS = 20_000;
const FLOOR_MS = 25;

export interface AccountRow extends Bucket {
  readonly id: string;
  readonly kind: ChannelAccount['kind'];
  readonly settings: JsonObject;
  readonly secret: string | null;
  readonly disturbs: boolean;
}

export function createChannelStore(sql: Sql, options: ChannelStoreOptions): ChannelStore {
  const machine = options.now ?? Date.now;
  return {
    async claim(channelId, most) {
      const { page, lanes } = await withRetries(() => sql.begin((tx) => claim(tx, options, channelId, most, machine())));
      options.poke(lanes);
      return page;
    },
    settle: (settled) => settleSend(sql, options.poke, settled),
    next: (channelId) => next(sql, channelId, machine()),
  };
}

interface Claimed {
  readonly page: ClaimedPage;
  /** Of runs that were told that their message does not go. */
  readonly lanes: readonly number[];
}

const NOTHING: Claimed = { page: { account: null, sends: [], looked: 0 }, lanes: [] };

/** In the order of all locks: members, messages, and last the account's bucket. */
async function claim(tx: Tx, options: ChannelStoreOptions, channelId: string, most: number, machineNow: number): Promise<Claimed> {
  const [account] = await tx<AccountRow[]>`
    update channels set rests_until = ${machineNow + RESTS_MS} where id = ${channelId} and deleted_at is null and paused_at is null
    returning id, kind, settings, secret, disturbs, per_minute as "perMinute", tokens, filled_at as "filledAt"`;
  if (!account) return NOTHING;
  const secret = account.secret === null ? null : unseal(options.secret, account.secret);
  const opened: ChannelAccount = { id: account.id, kind: account.kind, settings: account.settings, secret, isLocked: account.secret !== null && secret === null };
  const page = (sends: ClaimedPage['sends'], looked: number): ClaimedPage => ({ account: opened, sends, looked });
  const limit = Math.min(most, available(account, machineNow));
  if (limit < 1) return { page: page([], 0), lanes: [] };
  const now = await readScopeNow(tx, LEAVES_FROM);

  const underWay = await readUnderWay(tx, channelId, machineNow);
  const found = await tx<{ key: string; memberId: number | null }[]>`
    select m.key, ${recipientId(tx)} from ${waitingTables(tx)} where m.key = any(array(${firstDue(tx, { channelId, now, machineNow, underWay }, limit * 4)}))
    order by m.priority desc, m.not_before, m.asked_at, m.place, m.key`;
  const chosen = onePerMember(found).slice(0, limit);
  if (chosen.length === 0) return { page: page([], 0), lanes: [] };
  const memberIds = [...new Set(chosen.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))].sort((a, b) => a - b);
  await tx`select 1 from members where id = any(${memberIds}::bigint[]) order by id for no key update`;
  // Read again: a consent may have been withdrawn while the locks were waited for, or another may have claimed it.
  const waiting = await tx<Waiting[]>`
    ${due(tx, channelId, now, machineNow)} and m.key = any(${chosen.map(({ key }) => key)}::text[])
    order by m.priority desc, m.not_before, m.asked_at, m.place, m.key for update of m`;
  const decisions = await decideSends(tx, LEAVES_FROM, waiting, rulesOf(account, await readPolicy(tx, LEAVES_FROM), now));
  const going = waiting.filter((_, n) => decisions[n]?.type === 'send').map(({ key }) => key);
  const lanes = await writeOthers(tx, waiting, decisions, now);
  const sends = await begin(tx, options, account, going, now, machineNow);
  const spent = take(account, sends.length, machineNow);
  await tx`update channels set tokens = ${spent.tokens}, filled_at = ${spent.filledAt} where id = ${channelId}`;
  return { page: page(sends, waiting.length), lanes };
}

/** Lines of which a message is on its way: the next follows when it is known what became of that. */
async function readUnderWay(tx: Tx, channelId: string, machineNow: number): Promise<string[]> {
  const found = await tx<{ line: string }[]>`
    select distinct ${lineColumn(tx)} as line from messages m where m.channel_id = ${channelId} and m.status = 'sending' and m.lease_until > ${machineNow}`;
  return found.map(({ line }) => line);
}

interface Due {
  readonly channelId: string;
  readonly now: number;
  readonly machineNow: number;
  readonly underWay: readonly string[];
}

/** The keys of the first of each priority, and of what was on its way when its claim ran out. */
function firstDue(tx: Tx, { channelId, now, machineNow, underWay }: Due, most: number) {
  return tx`
    (select m.key from messages m where m.channel_id = ${channelId} and m.status = 'sending' and m.lease_until <= ${machineNow} and not ${standsStill(tx)} limit ${most})
    union all
    (select first.key from generate_series(9, 1, -1) as p(priority) cross join lateral (
       select m.key from messages m
       where m.channel_id = ${channelId} and m.status = 'waiting' and m.priority = p.priority and m.not_before <= ${now}
         and (${lineColumn(tx)}) <> all(${underWay as string[]}::text[]) and not ${standsStill(tx)}
       order by m.not_before limit ${most}) first
     order by p.priority desc limit ${most})`;
}

function due(tx: Tx, channelId: string, now: number, machineNow: number) {
  return tx`
    select ${waitingColumns(tx)} from ${waitingTables(tx)}
    where m.channel_id = ${channelId} and not ${standsStill(tx)}
      and ((m.status = 'waiting' and m.not_before <= ${now}) or (m.status = 'sending' and m.lease_until <= ${machineNow}))`;
}

/** The order of what one recipient gets is kept by never having two on their way. */
function onePerMember<T extends { readonly memberId: number | null }>(found: readonly T[]): readonly T[] {
  const seen = new Set<number>();
  return found.filter(({ memberId }) => memberId === null || (!seen.has(memberId) && seen.add(memberId)));
}

function rulesOf({ kind, disturbs }: AccountRow, policy: SendingPolicy, now: number): SendRules {
  return {
    policy: disturbs ? policy : { ...policy, quietChannels: policy.quietChannels.filter((channel) => channel !== kind) },
    // Now, not when it was due: it reaches somebody at this moment.
    instantOf: () => now,
    alsoAsk: (_, recipient) => (kind === 'email' && emailOf(recipient?.attributes ?? {}) === null ? { type: 'skip', why: 'noAddress' } : null),
  };
}

function emailOf(attributes: Readonly<Record<string, unknown>>): string | null {
  const { email } = attributes;
  return typeof email === 'string' && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email) ? email : null;
}

async function writeOthers(tx: Tx, waiting: readonly Waiting[], decisions: readonly SendDecision[], now: number): Promise<readonly number[]> {
  const others = waiting.flatMap(({ key, waitFor }, n) => {
    const decision = decisions[n] as SendDecision;
    if (decision.type === 'send') return [];
    const status = decision.type === 'wait' ? ('waiting' as const) : decision.type === 'skip' ? ('skipped' as const) : ('failed' as const);
    return [{ key, waitFor, status, why: decision.why, notBefore: decision.type === 'wait' ? decision.until : null }];
  });
  if (others.length === 0) return [];
  await tx`
    update messages m set status = d.status, why = d.why, not_before = coalesce(d."notBefore", m.not_before), lease_until = null
    from jsonb_to_recordset(${rows(tx, others)}) as d(key text, status text, why text, "notBefore" bigint) where m.key = d.key`;
  await tellOutcomes(tx, LEAVES_FROM, now, others.flatMap(({ key, status }) => (status === 'waiting' ? [] : [key])));
  const answers = answersOfFates(others);
  await insertAnswers(tx, now, answers);
  return answers.length === 0 ? [] : lanesOfAnswers(tx, answers);
}

type Begun = Omit<ClaimedPage['sends'][number], 'unsubscribeUrl' | 'address'> & { readonly attributes: Readonly<Record<string, unknown>>; readonly memberId: number; readonly ask: string | null };

async function begin(tx: Tx, options: ChannelStoreOptions, { id, kind }: AccountRow, keys: readonly string[], now: number, machineNow: number): Promise<ClaimedPage['sends']> {
  if (keys.length === 0) return [];
  // What was on its way when its claim ran out: nobody knows whether it arrived.
  await tx`update sends set outcome = 'lost', ended_at = ${now} where message_key = any(${keys as string[]}::text[]) and outcome = 'sending'`;
  const begun = await tx<Begun[]>`
    update messages m set status = 'sending', attempt = m.attempt + 1, lease_until = ${machineNow + LEASE_MS}, at = ${now}, why = coalesce(m.why, 'queued'),
      member_id = o.id
    from members o, flows f
    where m.key = any(${keys as string[]}::text[]) and f.id = m.flow_id
      and o.id = case when m.recipient is null then m.member_id
        else (select r.id from members r where r.scope_id = m.scope_id and r.kind = 'member' and r.external_id = m.recipient) end
    returning m.key, m.attempt, m.attempt - coalesce((select max(s.attempt) from sends s where s.message_key = m.key and s.outcome = 'failed'), 0) as tries, ${lineColumn(tx)} as line, o.external_id as "userId", o.attributes, o.id as "memberId", m.subject, m.text, m.purpose,
      (select a.token from asks a where a.key = m.key) as ask,
      f.name as flow, m.run_id as run, m.step, coalesce(m.asked_at, m.at) as "askedAt", coalesce(m.valid_until, coalesce(m.asked_at, m.at) + ${86_400_000}::bigint) as "validUntil"`;
  await tx`
    insert into sends (message_key, attempt, channel_id, member_id, flow_id, purpose, at, outcome)
    select m.key, m.attempt, ${id}, m.member_id, m.flow_id, m.purpose, ${now}, 'sending' from messages m where m.key = any(${keys as string[]}::text[])
    on conflict (message_key, attempt) do update set at = excluded.at, outcome = excluded.outcome, ended_at = null, reason = null`;
  return begun.map(({ attributes, memberId: _, ask, ...send }) => ({
    ...send,
    // What somebody is asked by a channel they can answer nowhere but on its page.
    text: ask === null ? send.text : `${send.text}\n\n${linkOfAsk(options.publicUrl, ask)}`,
    address: kind === 'email' ? emailOf(attributes) : null,
    unsubscribeUrl: unsubscribeUrlOf(options, kind, send),
  }));
}

function unsubscribeUrlOf({ secret, publicUrl }: ChannelStoreOptions, channel: string, { purpose, userId }: Pick<Begun, 'purpose' | 'userId'>): string | null {
  if (!(REFUSABLE_PURPOSES as ReadonlySet<string>).has(purpose)) return null;
  return `${publicUrl.replace(/\/$/, '')}/u/${signUnsubscribe(secret, { scopeId: LEAVES_FROM, userId, purpose, channel })}`;
}

async function next(sql: Sql, channelId: string, machineNow: number): Promise<NextLook> {
  const now = await readScopeNow(sql, LEAVES_FROM);
  const [row] = await sql<(Bucket & { dueIn: number | null })[]>`
    select c.per_minute as "perMinute", c.tokens, c.filled_at as "filledAt",
      least(
        (select min(m.lease_until) - ${machineNow}::bigint from messages m where m.channel_id = c.id and m.status = 'sending' and not ${standsStill(sql)}),
        (select min(first.at) - ${now}::bigint from generate_series(1, 9) as p(priority) cross join lateral (
           select m.not_before as at from messages m
           where m.channel_id = c.id and m.status = 'waiting' and m.priority = p.priority and not ${standsStill(sql)} order by m.not_before limit 1) first)
      ) as "dueIn"
    from channels c where c.id = ${channelId} and c.deleted_at is null and c.paused_at is null`;
  if (!row) return { more: false, nextInMs: null };
  const waits = row.dueIn === null ? null : Math.max(row.dueIn, waitMs(row, machineNow));
  const more = waits !== null && waits <= 0;
  const nextInMs = waits === null ? null : Math.max(FLOOR_MS, waits);
  // While it waits for its rate it looks by itself; for everything else that comes it wants to be told.
  const rests = row.dueIn !== null && row.dueIn <= 0 && nextInMs !== null ? machineNow + nextInMs : null;
  await sql`update channels set rests_until = ${more ? machineNow + RESTS_MS : rests} where id = ${channelId}`;
  return { more, nextInMs };
}

