// One flow, published over a database of its own; lanes are advanced by the test, without Temporal.
import { exchangeBatch } from '@sopwith/activities';
import { compile, createCatalog, FLOW_FORMAT, type FlowDocument, type FlowEdge, type FlowStep, type JsonObject } from '@sopwith/engine';
import { freshDatabase } from '../../../../tests/setup/fresh-database.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { deployVersion } from '../deploy-version.ts';
import { createExchangeStore } from '../exchange-store.ts';
import { createProgramReader } from '../programs.ts';
import { createRuntime, type Runtime } from '../runtime.ts';

export interface Flows {
  readonly sql: Sql;
  /** Of the database. */
  readonly url: string;
  readonly runtime: Runtime;
  /** Publishes a flow that `go` starts, of these steps in a row; a step's first way leads on, all its others end. */
  publish(flowId: string, steps: readonly (readonly [id: string, type: string, config: object])[], more?: Partial<FlowDocument>): Promise<void>;
  track(userId: string, event: string, properties?: JsonObject): Promise<void>;
  settle(): Promise<void>;
  /** Does what a lane has to do, which nobody has been told of. */
  wake(laneId: number): Promise<void>;
  /** `step outcome` for each step that a member's latest run left. */
  ways(userId: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function flowsUnderTest(): Promise<Flows> {
  const database = await freshDatabase();
  const sql = connect(database.url);
  const woken = new Set<number>();
  const runtime = createRuntime(sql, (lanes) => {
    for (const lane of lanes) woken.add(lane);
  });
  const catalog = createCatalog();
  let messages = 0;
  const settle = async () => {
    const store = createExchangeStore(sql, createProgramReader());
    for (const lane of woken) {
      woken.delete(lane);
      for (;;) {
        const batch = await exchangeBatch(store, lane, 500);
        for (const other of batch.woken) woken.add(other);
        if (batch.runs === 0) break;
      }
    }
  };
  return {
    sql,
    url: database.url,
    runtime,
    async publish(flowId, drawn, more = {}) {
      const steps: FlowStep[] = [];
      const edges: FlowEdge[] = [];
      drawn.forEach(([id, type, config], n) => {
        const ways = catalog.types.get(type)?.outcomesOf(config as JsonObject).map((way) => way.id) ?? [];
        const next = drawn[n + 1]?.[0];
        steps.push({ id, type, version: 1, config: config as JsonObject, ends: next === undefined ? ways : ways.slice(1) });
        if (next !== undefined && ways[0] !== undefined) edges.push({ from: id, outcome: ways[0], to: next });
      });
      const document: FlowDocument = {
        format: FLOW_FORMAT, name: flowId, subject: 'member', triggers: [{ type: 'event', event: 'go' }], context: [], reentry: { type: 'afterEnd' },
        exits: [], lanes: 2, start: steps[0]?.id ?? null, steps, edges, layout: {}, ...more,
      };
      const program = compile(document, catalog);
      await sql`
        insert into flows (id, name, status, draft, rev, created_at, updated_at)
        values (${flowId}, ${flowId}, 'published', ${sql.json(document as never)}, 1, 0, 0)`;
      const [version] = await sql<{ id: number }[]>`
        insert into flow_versions (flow_id, number, document, program, hash, created_at)
        values (${flowId}, 1, ${sql.json(document as never)}, ${sql.json(program as never)}, ${flowId}, 0) returning id`;
      await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId, versionId: version?.id as number, program, at: 0 }));
    },
    async track(userId, event, properties = {}) {
      await runtime.ingest('live', [{ type: 'track', userId, messageId: `m${messages++}`, event, properties, occurredAt: null }]);
    },
    wake(laneId) {
      woken.add(laneId);
      return settle();
    },
    settle,
    async ways(userId) {
      const lines = await sql<{ line: string }[]>`
        select t.step || ' ' || t.outcome as line from trail t
        where t.kind = 'left' and t.run_id = (
          select r.id from runs r join members m on m.id = r.member_id where m.external_id = ${userId} order by r.started_at desc, r.generation desc limit 1)
        order by t.n`;
      return lines.map(({ line }) => line);
    },
    async close() {
      await sql.end();
      await database.drop();
    },
  };
}
