// The first person in becomes the administrator, by a link that only whoever started the server has seen.
import { randomUUID } from 'node:crypto';
import type { Sql } from '../db/connect.ts';
import { hashToken, makeToken } from './secret-token.ts';

export interface NewAdministrator {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** A new link while there is nobody, which replaces the one before; null once there is somebody. */
export async function offerFirstSignIn(sql: Sql): Promise<string | null> {
  const token = makeToken();
  const [offered] = await sql`
    insert into auth_welcome (id, token_hash)
    select 1, ${hashToken(token)} where not exists (select from auth_user)
    on conflict (id) do update set token_hash = excluded.token_hash
    returning id`;
  return offered ? token : null;
}

/** False where the link was used or replaced. The link is taken in the same transaction, so two who hold it make one administrator. */
export async function createAdministrator(sql: Sql, token: string, person: NewAdministrator): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [taken] = await tx`delete from auth_welcome where token_hash = ${hashToken(token)} returning id`;
    if (!taken) return false;
    const user = randomUUID();
    await tx`insert into auth_user (id, name, email, email_verified) values (${user}, ${person.name}, ${person.email.toLowerCase()}, true)`;
    await tx`
      insert into auth_account (id, user_id, account_id, provider_id, password)
      values (${randomUUID()}, ${user}, ${user}, 'credential', ${person.passwordHash})`;
    return true;
  });
}
