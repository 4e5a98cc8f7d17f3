// What a batch wrote into its members' books: the ledger, which is only ever added to, and what it comes to in each member's own row.
import type { Effects } from '@sopwith/activities';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';

/** Statements for the caller to send together. It holds the members' locks, so that a balance is its entries' sum at every commit. */
export function writeBooks(tx: Tx, { scopeId, flowId }: { readonly scopeId: string; readonly flowId: string | null }, { ledger, books }: Pick<Effects, 'ledger' | 'books'>): PromiseLike<unknown>[] {
  if (ledger.length === 0) return [];
  const roles = books.flatMap(({ memberId, roles: own }) =>
    Object.entries(own ?? {}).map(([community, role]) => ({ memberId, community, role })),
  );
  return [
    tx`
      insert into member_ledger (key, scope_id, flow_id, member_id, at, kind, name, value, reason)
      select key, ${scopeId}, ${flowId}, "memberId", at, kind, name, value, reason
      from jsonb_to_recordset(${rows(tx, ledger)})
        as l(key text, "memberId" bigint, at bigint, kind text, name text, value jsonb, reason text)
      on conflict (key, kind, name) do nothing`,
    tx`
      update members m set
        lifecycle = coalesce(b.lifecycle, m.lifecycle),
        activity = coalesce(b.activity, m.activity),
        points = m.points || coalesce((
          select jsonb_object_agg(p.account, coalesce((m.points ->> p.account)::numeric, 0) + p.delta::numeric)
          from jsonb_each_text(b.points) p(account, delta)), '{}'),
        badges = case when b.badges is null then m.badges else array(
          select distinct badge from (
            select unnest(m.badges) as badge union select key from jsonb_each(b.badges) where value = 'true') u
          where not coalesce(b.badges -> badge = 'false', false) order by badge) end,
        title = case when b.title is null then m.title else b.title ->> 'value' end,
        consents = m.consents || coalesce(b.consents, '{}')
      from jsonb_to_recordset(${rows(tx, books)})
        as b("memberId" bigint, lifecycle text, activity text, points jsonb, badges jsonb, title jsonb, consents jsonb)
      where m.id = b."memberId"`,
    ...(roles.length === 0
      ? []
      : [
          tx`
            update community_members cm set role = r.role
            from jsonb_to_recordset(${rows(tx, roles)}) as r("memberId" bigint, community text, role text)
            join communities c on c.scope_id = ${scopeId} and c.external_id = r.community
            where cm.community_id = c.id and cm.member_id = r."memberId"`,
        ]),
  ];
}
