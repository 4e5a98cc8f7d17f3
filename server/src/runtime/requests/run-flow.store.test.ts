import type { LaneRow } from '@sopwith/activities';
import { compile, createCatalog, type FlowDocument, flowTemplates } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/setup/fresh-database.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { deployVersion } from '../deploy-version.ts';
import { createProgramReader } from '../programs.ts';
import { createRuntime } from '../runtime.ts';
import { answerRequests } from './answer-requests.ts';

let sql: Sql;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  sql = connect(database.url);
});
afterAll(async () => {
  await sql.end();
  await drop();
});

test('a flow that a run starts is started once, however often it is asked for, and one that is not there is refused', async () => {
  const document = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
  const program = compile(document, createCatalog());
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('child', 1, ${sql.json(document as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'child', versionId: version?.id as number, program, at: 0 }));
  await createRuntime(sql, () => undefined).ingest('live', [{ type: 'identify', userId: 'ann', traits: {}, messageId: 'm1' }]);
  const [member] = await sql<{ id: number }[]>`select id from members where external_id = 'ann'`;

  const runId = '00000000-0000-7000-8000-000000000001';
  await sql`
    insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, rev, started_at)
    values (${runId}, 'live', 'parent', 0, 0, ${member?.id as number}, '', 0, 'active', '{}', 1, 0)`;
  const lane = { scopeId: 'live', versionId: version?.id as number, clock: { now: 5, fires: 5, speed: 1 } } as LaneRow;
  const asked = (step: string, flow: string) => ({
    type: 'request' as const, key: `${runId}/${step}#1`, runId, memberId: member?.id as number, step, at: 5, depth: 1,
    request: { kind: 'run-flow' as const, flow, mode: 'goOn' as const, context: {} },
  });
  const requests = [asked('one', 'child'), asked('two', 'nowhere')];
  for (let times = 0; times < 2; times++) {
    await sql.begin((tx) => answerRequests(tx, { readProgram: createProgramReader(), lane }, { requests, withdrawn: [] }));
  }

  const started = await sql<{ id: string; cause: string }[]>`select id, cause from runs where flow_id = 'child'`;
  expect(started).toEqual([{ id: expect.any(String), cause: `${runId}/one#1` }]);
  const inputs = await sql`select source, kind, at, payload from run_inputs where run_id = ${runId} order by source`;
  expect(inputs).toEqual([
    { source: `a${runId}/one#1`, kind: 'answer', at: 5, payload: { key: `${runId}/one#1`, outcome: 'started', data: { run: started[0]?.id } } },
    { source: `a${runId}/two#1`, kind: 'answer', at: 5, payload: { key: `${runId}/two#1`, outcome: 'refused', data: { reason: 'notPublished' } } },
  ]);
});
