// Which processes of the installation are alive: each says so every few seconds, by the machine's own clock.
import { hostname } from 'node:os';
import type { Sql } from '../db/connect.ts';
import { every, type Repeated } from '../runtime/every.ts';

const EVERY_MS = 5_000;
const ALIVE_MS = 20_000;
const FORGET_MS = 86_400_000;

export interface OwnProcess {
  /** Unique for each start. */
  readonly id: string;
  readonly kind: 'worker';
  /** What code it runs: the hash of its workflow bundle. */
  readonly build: string;
}

/** Says that the process is alive until it is stopped, and then that it is gone. */
export function startHeartbeats(sql: Sql, { id, kind, build }: OwnProcess, onError: (error: unknown) => void): Repeated {
  const beats = every(EVERY_MS, async () => {
    const now = Date.now();
    await sql`
      insert into processes (id, kind, build, host, started_at, seen_at) values (${id}, ${kind}, ${build}, ${hostname()}, ${now}, ${now})
      on conflict (id) do update set seen_at = excluded.seen_at`;
    await sql`delete from processes where seen_at < ${now - FORGET_MS}`;
  }, onError);
  return {
    async stop() {
      await beats.stop();
      await sql`delete from processes where id = ${id}`.catch(onError);
    },
  };
}

export async function countWorkers(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*) as count from processes where kind = 'worker' and seen_at > ${Date.now() - ALIVE_MS}`;
  return row?.count ?? 0;
}
