// Claims stock for what runs grant. Whoever had it is told first; the stock rows, which all lanes share, are locked last and only counted down.
import { grantCode } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import type { Asked, RequestAnswer, RequestHandler } from './request-handler.ts';

type GrantAsked = Asked<'grant'>;

export const grant: RequestHandler<'grant'> = {
  async answer(tx, { lane: { scopeId, flowId } }, asked) {
    const had = await alreadyGranted(tx, scopeId, asked);
    const answers: RequestAnswer[] = [];
    const wanting: GrantAsked[] = [];
    for (const one of asked) {
      const before = had.get(nameOf(one));
      // Two runs of one batch may grant the same to one member: the first has it, the second already.
      if (one.request.once && before !== undefined) answers.push({ key: one.key, outcome: 'already', data: before });
      else {
        wanting.push(one);
        had.set(nameOf(one), { code: grantCode(one.key), expiresAt: one.request.expiresAt });
      }
    }
    const claimed = await claim(tx, scopeId, wanting);
    const granted = wanting.filter(({ key }) => claimed.get(key)?.outcome === 'granted');
    await writeGrants(tx, { scopeId, flowId }, granted, claimed);
    for (const { key, request } of wanting) {
      const { outcome, endsAt } = claimed.get(key) ?? NO_STOCK;
      const data = outcome === 'granted' ? { code: grantCode(key), expiresAt: request.expiresAt } : outcome === 'expired' ? { endedAt: endsAt } : {};
      answers.push({ key, outcome, data });
    }
    return { answers };
  },
};

function nameOf({ memberId, request }: GrantAsked): string {
  return `${memberId}/${request.item}`;
}

async function alreadyGranted(tx: Tx, scopeId: string, asked: readonly GrantAsked[]) {
  const once = asked.filter(({ request }) => request.once).map(({ memberId, request }) => ({ memberId, item: request.item }));
  const found = await tx<{ memberId: number; item: string; code: string; expiresAt: number | null }[]>`
    select distinct on (g.member_id, g.item) g.member_id as "memberId", g.item, g.code, g.expires_at as "expiresAt"
    from jsonb_to_recordset(${rows(tx, once)}) as o("memberId" bigint, item text)
    join grants g on g.scope_id = ${scopeId} and g.member_id = o."memberId" and g.item = o.item
    order by g.member_id, g.item, g.at`;
  return new Map(found.map(({ memberId, item, code, expiresAt }) => [`${memberId}/${item}`, { code, expiresAt }]));
}

interface Claim {
  readonly outcome: 'granted' | 'soldOut' | 'expired';
  readonly endsAt: number | null;
  /** Null: any number. */
  readonly remained: number | null;
}

const NO_STOCK: Claim = { outcome: 'granted', endsAt: null, remained: null };

/** Locks the items' stock, sorted, and takes from it in the order of the requests. */
async function claim(tx: Tx, scopeId: string, wanting: readonly GrantAsked[]): Promise<ReadonlyMap<string, Claim>> {
  const items = [...new Set(wanting.map(({ request }) => request.item))];
  const stocks = await tx<{ item: string; left: number | null; endsAt: number | null }[]>`
    select item, total - taken as left, ends_at as "endsAt" from stocks
    where scope_id = ${scopeId} and item = any(${items}::text[]) order by item for update`;
  const claims = new Map<string, Claim>();
  const taken: { item: string; count: number }[] = [];
  for (const { item, left, endsAt } of stocks) {
    let count = 0;
    for (const { key, request, at } of wanting) {
      if (request.item !== item) continue;
      const outcome = endsAt !== null && at >= endsAt ? 'expired' : left !== null && count >= left ? 'soldOut' : 'granted';
      if (outcome === 'granted') count++;
      claims.set(key, { outcome, endsAt, remained: left === null ? null : left - count });
    }
    if (count > 0) taken.push({ item, count });
  }
  // An item of which no stock is kept does not sell out.
  for (const { key } of wanting) if (!claims.has(key)) claims.set(key, NO_STOCK);
  if (taken.length > 0) {
    await tx`
      update stocks s set taken = s.taken + t.count from jsonb_to_recordset(${rows(tx, taken)}) as t(item text, count int)
      where s.scope_id = ${scopeId} and s.item = t.item`;
  }
  return claims;
}

async function writeGrants(
  tx: Tx,
  { scopeId, flowId }: { scopeId: string; flowId: string },
  granted: readonly GrantAsked[],
  claimed: ReadonlyMap<string, Claim>,
): Promise<void> {
  if (granted.length === 0) return;
  const list = granted.map(({ key, memberId, runId, step, at, request: { item, of, expiresAt } }) => ({
    key, memberId, runId, step, at, item, kind: of, expiresAt, code: grantCode(key), remained: claimed.get(key)?.remained ?? null,
  }));
  await tx`
    insert into grants (key, scope_id, flow_id, member_id, run_id, step, item, kind, code, at, expires_at, remained)
    select key, ${scopeId}, ${flowId}, "memberId", "runId", step, item, kind, code, at, "expiresAt", remained
    from jsonb_to_recordset(${rows(tx, list)})
      as g(key text, "memberId" bigint, "runId" uuid, step text, item text, kind text, code text, at bigint, "expiresAt" bigint, remained int)
    on conflict (key) do nothing`;
}
