import type { CatalogDto, Session } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

export async function readWorkspace(sql: Sql): Promise<Session['workspace']> {
  const [row] = await sql<Session['workspace'][]>`select name, zone, paused_at as "pausedAt" from scopes where id = 'live'`;
  if (!row) throw new Error('the live scope is missing; migrations make it');
  return row;
}

type Seen = Pick<CatalogDto, 'events' | 'tags' | 'attributes' | 'segments'>;

/** How far back names are looked for: they are suggestions, and must come at once however many events there are. */
const LATEST = 5_000;

/** Names for the forms: of lately seen events, members' tags and attributes, and of what flows react to. */
export async function readSeenNames(sql: Sql): Promise<Seen> {
  const [events, tags, attributes, segments] = await Promise.all([
    sql<{ name: string; properties: string[] }[]>`
      select n.name, coalesce(array_agg(distinct p order by p) filter (where p is not null), '{}') as properties
      from (
        (select name, properties from events order by seq desc limit ${LATEST})
        union all select event, '{}' from triggers
        union all select jsonb_array_elements_text(v.program -> 'listens'), '{}'
          from publications b join flow_versions v on v.id = b.version_id where b.scope_id = 'live'
      ) n left join lateral jsonb_object_keys(n.properties) p on true
      where n.name not like '$%'
      group by n.name order by n.name limit 500`,
    sql<{ name: string }[]>`
      select distinct tag as name from (
        select unnest(tags) as tag from (select tags from members where scope_id = 'live' and kind = 'member' order by id desc limit ${LATEST}) m) t
      order by 1 limit 500`,
    sql<{ name: string }[]>`
      select distinct name from (
        select jsonb_object_keys(attributes) as name
        from (select attributes from members where scope_id = 'live' order by id desc limit ${LATEST}) m) a
      order by 1 limit 500`,
    sql<{ id: string; name: string }[]>`select id, name from segments where id not like 'tier:%' order by name limit 500`,
  ]);
  return { events: [...events], tags: tags.map(({ name }) => name), attributes: attributes.map(({ name }) => name), segments: [...segments] };
}
