import type { Sql, Tx } from '../db/connect.ts';
import type { ScopeClock } from './clock.ts';

export interface NewScope {
  readonly id: string;
  readonly name: string;
  readonly kind: 'rehearsal' | 'driven';
  readonly clock: ScopeClock;
  readonly zone: string;
}

export async function createScope(sql: Sql | Tx, scope: NewScope): Promise<void> {
  await sql`
    insert into scopes (id, name, kind, clock, zone, working_hours, created_at)
    values (${scope.id}, ${scope.name}, ${scope.kind}, ${sql.json(scope.clock as never)}, ${scope.zone},
      (select working_hours from scopes where id = 'live'), ${Date.now()})`;
}
