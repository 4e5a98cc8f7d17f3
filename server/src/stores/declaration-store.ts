// What the workspace has declared about its data, and what lately came in that it has not.
import { type Declaration, type Dictionary, dictionaryOf, fitsDeclaration, type Json, typeOfValue } from '@sopwith/engine';
import type { DeclarationDto, SeenName } from '../api/declarations-contract.ts';
import type { Sql, Tx } from '../db/connect.ts';

export type NewDeclaration = Declaration & { readonly note: string };

export async function listDeclarations(sql: Sql | Tx): Promise<DeclarationDto[]> {
  const found = await sql<DeclarationDto[]>`
    select nullif(event, '') as event, name, type, choices, note, updated_at as "updatedAt", updated_by as "updatedBy"
    from declarations d order by d.event, d.name limit 5000`;
  return [...found];
}

/** For what checks flows and conditions: types by name, and what segments are called. */
export async function readDictionary(sql: Sql | Tx): Promise<Dictionary> {
  const [declared, segments] = await Promise.all([
    listDeclarations(sql),
    sql<{ id: string; name: string }[]>`select id, name from segments where id not like 'tier:%' order by id limit 5000`,
  ]);
  return dictionaryOf(declared, Object.fromEntries(segments.map(({ id, name }) => [id, name])));
}

/** Adds them, or changes those that are there already. */
export async function saveDeclarations(sql: Sql, declared: readonly NewDeclaration[], by: string, now: number): Promise<void> {
  if (declared.length === 0) return;
  // Two lines of one name in a list: the later one counts, and Postgres must not meet the row twice.
  const once = [...new Map(declared.map((line) => [`${line.event ?? ''}\n${line.name}`, line])).values()];
  await sql`
    insert into declarations (event, name, type, choices, note, updated_at, updated_by)
    select coalesce(d.event, ''), d.name, d.type, d.choices, d.note, ${now}, ${by}
    from jsonb_to_recordset(${sql.json(once as never)}) as d(event text, name text, type text, choices text[], note text)
    on conflict (event, name) do update
      set type = excluded.type, choices = excluded.choices, note = excluded.note,
          updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
}

export async function removeDeclaration(sql: Sql, event: string | null, name: string): Promise<boolean> {
  const { count } = await sql`delete from declarations where event = ${event ?? ''} and name = ${name}`;
  return count > 0;
}

/** How far back is looked: it must come at once however much there is. */
const LATEST = 5_000;

interface Value {
  readonly event: string | null;
  readonly name: string;
  readonly value: Json;
}

/** Nothing is refused on its way in for not being declared; it is read here afterwards. */
export async function listSeen(sql: Sql): Promise<SeenName[]> {
  const [declared, properties, attributes] = await Promise.all([
    listDeclarations(sql),
    sql<Value[]>`
      select e.name as event, p.key as name, p.value from (
        select name, properties from events where scope_id = 'live' and name not like '$%' order by seq desc limit ${LATEST}) e,
        jsonb_each(e.properties) p`,
    sql<Value[]>`
      select null::text as event, p.key as name, p.value from (
        select attributes from members where scope_id = 'live' and kind = 'member' order by id desc limit ${LATEST}) m,
        jsonb_each(m.attributes) p`,
  ]);
  return namesToDeclare(declared, [...attributes, ...properties]);
}

/** Pure: what of the values is not declared, and what is not as it was declared. */
export function namesToDeclare(declared: readonly Declaration[], values: readonly Value[]): SeenName[] {
  const known = new Map(declared.map((line) => [keyOf(line), line]));
  const seen = new Map<string, SeenName & { readonly types: ReadonlySet<SeenName['type']> }>();
  for (const value of values) {
    const key = keyOf(value);
    const declaration = known.get(key);
    if (declaration !== undefined && fitsDeclaration(value.value, declaration)) continue;
    const before = seen.get(key);
    const types = new Set([...(before?.types ?? []), typeOfValue(value.value)]);
    const [only = null] = types.size === 1 ? types : [];
    seen.set(key, {
      event: value.event,
      name: value.name,
      type: only,
      declared: declaration !== undefined,
      times: (before?.times ?? 0) + 1,
      example: before?.example ?? value.value,
      types,
    });
  }
  return [...seen.values()]
    .map(({ types: _, ...name }) => name)
    .sort((a, b) => (a.event ?? '').localeCompare(b.event ?? '') || a.name.localeCompare(b.name))
    .slice(0, 500);
}

function keyOf({ event, name }: { readonly event: string | null; readonly name: string }): string {
  return `${event ?? ''}\n${name}`;
}
