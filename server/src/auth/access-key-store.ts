// Keys of programs: made once, shown once, kept as hashes.
import { randomUUID } from 'node:crypto';
import type { Sql } from '../db/connect.ts';
import { hashToken, makeToken } from './secret-token.ts';

export type KeyKind = 'write' | 'api';

export interface AccessKey {
  readonly id: string;
  readonly kind: KeyKind;
  readonly scope: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

export interface Bearer {
  readonly id: string;
  readonly kind: KeyKind;
  readonly scope: string;
  readonly name: string;
}

const PREFIX_LENGTH = 11;

export async function createKey(
  sql: Sql,
  wanted: { readonly kind: KeyKind; readonly scope: string; readonly name: string },
): Promise<AccessKey & { readonly key: string }> {
  const key = makeToken(wanted.kind === 'write' ? 'sww_' : 'swa_');
  const prefix = key.slice(0, PREFIX_LENGTH);
  const id = randomUUID();
  const [row] = await sql<{ createdAt: number }[]>`
    insert into access_key (id, kind, scope_id, name, prefix, hash)
    values (${id}, ${wanted.kind}, ${wanted.scope}, ${wanted.name}, ${prefix}, ${hashToken(key)})
    returning ${epochMs(sql, 'created_at')} as "createdAt"`;
  if (!row) throw new Error('an insert returned no row');
  return { id, ...wanted, prefix, createdAt: row.createdAt, lastUsedAt: null, key };
}

/** The keys of the live scope; those of replays and rehearsals belong to whoever asked for them. */
export async function listKeys(sql: Sql): Promise<AccessKey[]> {
  return sql<AccessKey[]>`
    select id, kind, scope_id as scope, name, prefix,
      ${epochMs(sql, 'created_at')} as "createdAt", ${epochMs(sql, 'last_used_at')} as "lastUsedAt"
    from access_key where scope_id = 'live' order by created_at`;
}

function epochMs(sql: Sql, column: string) {
  return sql`(extract(epoch from ${sql(column)}) * 1000)::bigint`;
}

export async function deleteKey(sql: Sql, id: string): Promise<boolean> {
  return (await sql`delete from access_key where id = ${id} returning id`).length > 0;
}

// `last_used_at` is for people who tidy up: to the minute is exact enough, and spares a write per request.
export async function findKey(sql: Sql, key: string): Promise<Bearer | null> {
  const hash = hashToken(key);
  const [row] = await sql<(Bearer & { stale: boolean })[]>`
    select id, kind, scope_id as scope, name, coalesce(last_used_at < now() - interval '1 minute', true) as stale
    from access_key where hash = ${hash}`;
  if (!row) return null;
  const { stale, ...bearer } = row;
  if (stale) await sql`update access_key set last_used_at = now() where id = ${row.id}`;
  return bearer;
}
