// What one member has on the phone: the latest in-app messages, what was posted to their groups, and their own events, in order, and the runs that they are in.
import type { Phone } from '../api/contract.ts';
import type { Fragment } from 'postgres';
import type { Sql } from '../db/connect.ts';

const MOST_ENTRIES = 200;

export async function readPhoneEntries(sql: Sql, memberId: number): Promise<Phone['entries']> {
  // All in one statement, so that an answer never shows without what it answers.
  const rows = await sql<{ entry: Phone['entries'][number] }[]>`
    select entry from (
      -- A message of the same millisecond answers the event; but the end of its own run comes after it.
      (select m.at, coalesce((select 2 * e.seq - 1 from events e where e.scope_id = m.scope_id and e.message_id = m.run_id || '/$flow.ended' and e.at = m.at),
          9223372036854775807) as seq, ${placeInRun(sql, sql`m`)} as nth, jsonb_build_object(
          'type', 'message', 'id', m.key, 'at', m.at, 'text', m.text, 'purpose', m.purpose, 'flow', f.name) as entry
        from messages m join flows f on f.id = m.flow_id
        where m.member_id = ${memberId} and m.status = 'sent' and m.channel_id is null
          -- A question is shown as what it is, below: its message says when.
          and not exists (select 1 from asks a where a.key = m.key) order by m.at desc limit ${MOST_ENTRIES})
      union all
      (select coalesce(m.at, a.asked_at), 9223372036854775807, ${placeInRun(sql, sql`a`)}, jsonb_build_object(
          'type', 'question', 'id', a.key, 'at', coalesce(m.at, a.asked_at), 'ask', a.token, 'place', a.place, 'form', a.form, 'status', a.status,
          'values', a.values, 'flow', f.name)
        from asks a join flows f on f.id = a.flow_id left join messages m on m.key = a.key
        -- Of a flow from before questions were sent there is none: it was in the conversation at once.
        where a.member_id = ${memberId} and (m.key is null or (m.status = 'sent' and m.channel_id is null)) order by a.asked_at desc limit ${MOST_ENTRIES})
      union all
      (select e.at, 2 * e.seq, 0, jsonb_build_object(
          'type', 'event', 'id', e.seq::text, 'at', e.at, 'event', e.name, 'properties', e.properties)
        from events e where e.member_id = ${memberId} and e.name <> '$member.changed' order by e.at desc, e.seq desc limit ${MOST_ENTRIES})
      union all
      (select p.at, 9223372036854775806 as seq, 0, jsonb_build_object(
          'type', 'post', 'id', p.key, 'at', p.at, 'text', p.text, 'community', p.community, 'mentioned',
          p.mentions = 'everyone' or (p.mentions = 'member' and p.member_id = ${memberId})) as entry
        from community_members cm join communities c on c.id = cm.community_id
        join group_posts p on p.scope_id = c.scope_id and p.community = c.external_id and p.status = 'sent' and p.at >= cm.joined_at
        where cm.member_id = ${memberId} order by p.at desc limit ${MOST_ENTRIES})
    ) all_kinds order by at desc, seq desc, nth desc limit ${MOST_ENTRIES}`;
  return rows.map((row) => row.entry).reverse();
}

/** What one run says at one instant stands in the order of its steps, which only its trail keeps. */
function placeInRun(sql: Sql, said: Fragment): Fragment {
  return sql`coalesce((select min(t.n) from trail t where t.run_id = ${said}.run_id and t.step = ${said}.step
    and starts_with(${said}.key || '/', t.run_id || '/' || t.step || '#' || t.visit || '/')), 0)`;
}

export async function readPhoneRuns(sql: Sql, memberId: number): Promise<Phone['runs']> {
  const rows = await sql<Phone['runs'][number][]>`
    select r.id, f.name as flow, r.status, case when r.status in ('new', 'active') then coalesce((
        select jsonb_agg(token -> 'step') from jsonb_array_elements(r.state -> 'tokens') token), '[]') else '[]' end as resting
    from runs r join flows f on f.id = r.flow_id
    where r.member_id = ${memberId} order by r.started_at desc, r.id desc limit 20`;
  return [...rows];
}
