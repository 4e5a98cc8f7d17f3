// What must be known of those who are to get messages, read together; the caller holds their locks.
import { capWindows, DEFAULT_POLICY, isMinorAt, type KnownOfRecipient, NOTHING_KNOWN, type Purpose, type SendingPolicy } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { ERASED } from '../erased.ts';
import { readMemberships, zoneOf } from '../memberships.ts';

export interface Recipient {
  readonly zone: string;
  readonly consents: Readonly<Record<string, boolean>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

type Nullable<T> = { readonly [name in keyof T]: T[name] | null };

export async function readPolicy(tx: Tx, scopeId: string): Promise<SendingPolicy> {
  const [row] = await tx<{ sending: Partial<SendingPolicy> | null }[]>`select sending from scopes where id = ${scopeId}`;
  return { ...DEFAULT_POLICY, ...row?.sending };
}

export async function readRecipients(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, Recipient>> {
  const [found, memberships] = await Promise.all([
    tx<(Nullable<Omit<Recipient, 'zone'>> & { id: number; zone: string | null; scopeZone: string })[]>`
      select m.id, nullif(m.consents, '{}') as consents, nullif(m.attributes, '{}') as attributes, m.zone, s.zone as "scopeZone" from members m join scopes s on s.id = m.scope_id
      where m.id = any(${memberIds as number[]}::bigint[]) and m.kind <> ${ERASED}`,
    readMemberships(tx, memberIds),
  ]);
  return new Map(
    found.map(({ id, zone, scopeZone, consents, attributes }) => [
      id,
      { zone: zoneOf(zone, memberships.get(id) ?? [], scopeZone), consents: consents ?? {}, attributes: attributes ?? {} },
    ]),
  );
}

export interface Counted {
  readonly memberId: number;
  readonly purpose: Purpose;
  readonly at: number;
}

/** How many of each purpose went to each, in the day and the week of each decision; only where a cap asks for it. */
export async function countSent(
  tx: Tx,
  policy: SendingPolicy,
  recipients: ReadonlyMap<number, Recipient>,
  wanted: readonly Counted[],
): Promise<(one: Counted) => { readonly sentToday: number; readonly sentThisWeek: number }> {
  const capped = wanted.filter(({ purpose, memberId }) => policy.caps[purpose] !== undefined && recipients.has(memberId));
  if (capped.length === 0) return () => NOTHING_KNOWN;
  const windows = capped.map((one) => ({ ...one, ...capWindows(recipients.get(one.memberId)?.zone ?? 'UTC', one.at) }));
  const found = await tx<{ memberId: number; purpose: string; at: number; today: number; week: number }[]>`
    select w."memberId", w.purpose, w.at, c.today, c.week
    from jsonb_to_recordset(${rows(tx, windows)}) as w("memberId" bigint, purpose text, at bigint, day bigint, "dayEnd" bigint, week bigint, "weekEnd" bigint)
    cross join lateral (
      select count(*) filter (where m.at >= w.day and m.at < w."dayEnd")::int as today, count(*)::int as week from messages m
      where m.member_id = w."memberId" and m.purpose = w.purpose and m.status in ('sent', 'sending') and m.at >= w.week and m.at < w."weekEnd"
    ) c`;
  const counts = new Map(found.map((row) => [nameOf(row), row]));
  return (one) => {
    const row = counts.get(nameOf(one));
    return { sentToday: row?.today ?? 0, sentThisWeek: row?.week ?? 0 };
  };
}

function nameOf({ memberId, purpose, at }: { readonly memberId: number; readonly purpose: string; readonly at: number }): string {
  return `${memberId}/${purpose}/${at}`;
}

const NOBODY: Recipient = { zone: 'UTC', consents: {}, attributes: {} };

export function knownOf(
  recipient: Recipient = NOBODY,
  at: number,
  { unknownAgeIsMinor }: Pick<SendingPolicy, 'unknownAgeIsMinor'>,
  counts: Pick<KnownOfRecipient, 'sentToday' | 'sentThisWeek'>,
  behind: number | null,
  holds: KnownOfRecipient['holds'] = [],
): KnownOfRecipient {
  const { consents, attributes, zone } = recipient;
  return { ...NOTHING_KNOWN, ...counts, consents, isMinor: isMinorAt(attributes, zone, at, unknownAgeIsMinor), behind, holds };
}
