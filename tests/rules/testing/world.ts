// A database of its own with hand-made programs in it, for tests of one rule each. No Temporal: the test takes the turns.
import { exchangeBatch } from '@sopwith/activities';
import type { JsonObject, Program } from '@sopwith/engine';
import { connect, type Sql } from '../../../server/src/db/connect.ts';
import { deployVersion } from '../../../server/src/runtime/deploy-version.ts';
import { createExchangeStore } from '../../../server/src/runtime/exchange-store.ts';
import { createProgramReader } from '../../../server/src/runtime/programs.ts';
import { createRuntime, type Runtime } from '../../../server/src/runtime/runtime.ts';
import { createScope } from '../../../server/src/runtime/scopes.ts';
import { freshDatabase } from '../../setup/fresh-database.ts';

/** The driven scope; `live` is there too, with its real clock. */
export const DRIVEN = 'driven';
export const ORIGIN = Date.parse('2026-03-02T08:00:00Z');
export const MINUTE = 60_000;

export type Store = ReturnType<typeof createExchangeStore>;

export interface World {
  readonly sql: Sql;
  readonly url: string;
  readonly runtime: Runtime;
  readonly store: Store;
  /** Lanes that were poked, in order. */
  readonly poked: number[];
  /** Publishes a program in every scope there is. Returns the version's id. */
  deploy(flowId: string, program: Program): Promise<number>;
  /** Moves the driven clock without doing anything about it. */
  setNow(now: number, settled?: boolean, scope?: string): Promise<void>;
  track(userId: string, event: string, properties?: JsonObject, scope?: string): Promise<void>;
  lanes(flowId?: string, scope?: string): Promise<readonly number[]>;
  /** Batches of every lane of the scope, or of one flow in it, until none has anything left. */
  settle(scope?: string, flowId?: string): Promise<void>;
  close(): Promise<void>;
}

let messages = 0;

export async function openWorld(): Promise<World> {
  const database = await freshDatabase();
  const sql = connect(database.url, { max: 20 });
  const poked: number[] = [];
  const runtime = createRuntime(sql, (lanes) => poked.push(...lanes));
  const store = createExchangeStore(sql, createProgramReader());
  await createScope(sql, { id: DRIVEN, name: 'Driven', kind: 'driven', zone: 'UTC', clock: { form: 'driven', now: ORIGIN, settled: true } });

  const world: World = {
    sql,
    url: database.url,
    runtime,
    store,
    poked,
    async deploy(flowId, program) {
      const [version] = await sql<{ id: number }[]>`
        insert into flow_versions (flow_id, number, document, program, hash, created_at)
        select ${flowId}, count(*) + 1, '{}', ${sql.json(program as never)}, ${flowId}, 0 from flow_versions where flow_id = ${flowId}
        returning id`;
      const versionId = version?.id as number;
      for (const { id: scopeId } of await sql<{ id: string }[]>`select id from scopes`) {
        await sql.begin((tx) => deployVersion(tx, { scopeId, flowId, versionId, program, at: 0 }));
      }
      return versionId;
    },
    async setNow(now, settled = true, scope = DRIVEN) {
      await sql`update scopes set clock = ${sql.json({ form: 'driven', now, settled })} where id = ${scope}`;
    },
    async track(userId, event, properties = {}, scope = DRIVEN) {
      const call = { type: 'track' as const, userId, event, properties, occurredAt: null, messageId: `m${++messages}` };
      await runtime.ingest(scope, [call]);
    },
    async lanes(flowId, scope = DRIVEN) {
      const found = await sql<{ id: number }[]>`
        select id from lanes where scope_id = ${scope} and flow_id = coalesce(${flowId ?? null}, flow_id) order by id`;
      return found.map(({ id }) => id);
    },
    async settle(scope = DRIVEN, flowId) {
      for (let moved = true; moved; ) {
        moved = false;
        for (const lane of await world.lanes(flowId, scope)) {
          for (let batches = 0; (await exchangeBatch(store, lane, 500)).runs > 0; batches++) {
            moved = true;
            if (batches > 200) throw new Error(`Expected lane ${lane} to come to rest, found that it is always runnable.`);
          }
        }
      }
    },
    async close() {
      await sql.end();
      await database.drop();
    },
  };
  return world;
}

export interface TrailRow {
  readonly runId: string;
  readonly at: number;
  readonly kind: string;
  readonly step: string | null;
  readonly outcome: string | null;
  readonly reason: { readonly code: string; readonly data: JsonObject };
}

export async function trailOf(sql: Sql, flowId: string, scope = DRIVEN): Promise<readonly TrailRow[]> {
  return sql<TrailRow[]>`
    select t.run_id as "runId", t.at, t.kind, t.step, t.outcome, t.reason from trail t join runs r on r.id = t.run_id
    where r.flow_id = ${flowId} and r.scope_id = ${scope} order by t.run_id, t.n`;
}

export function linesOf(trail: readonly TrailRow[]): readonly string[] {
  return trail.map(({ kind, step, outcome }) => [kind, step, outcome].filter((part) => part !== null).join(' '));
}
