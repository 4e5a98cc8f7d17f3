// What people and acts say to a run. Each is an input row; only the exchange moves the run.
import type { Control, JsonObject } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import type { Poke } from './poke.ts';
import { readScopeNow } from './scope-clock.ts';

interface RunAddress {
  readonly scopeId: string;
  readonly laneId: number;
  readonly status: string;
}

async function readAddress(tx: Tx, runId: string): Promise<RunAddress | undefined> {
  const [run] = await tx<RunAddress[]>`select scope_id as "scopeId", lane_id as "laneId", status from runs where id = ${runId}`;
  return run;
}

export async function insertInput(
  tx: Tx,
  runId: string,
  scopeId: string,
  input: { readonly source: string; readonly kind: 'answer' | 'failure' | 'control'; readonly payload: JsonObject },
): Promise<void> {
  const now = await readScopeNow(tx, scopeId);
  await tx`
    insert into run_inputs (run_id, source, kind, at, seq, payload)
    values (${runId}, ${input.source}, ${input.kind}, ${now}, nextval('position_seq'), ${tx.json(input.payload as never)})
    on conflict do nothing`;
}

export type Controlled = 'asked' | 'unknown' | 'over';

/** Asks a run to end. It takes effect when its lane takes the input, usually within milliseconds, paused or not. */
export async function controlRun(sql: Sql, poke: Poke, runId: string, control: Control): Promise<Controlled> {
  const laneId = await sql.begin(async (tx) => {
    const run = await readAddress(tx, runId);
    if (!run) return null;
    if (run.status !== 'new' && run.status !== 'active') return 'over' as const;
    await insertInput(tx, runId, run.scopeId, { source: `c${control.type}`, kind: 'control', payload: { ...control } });
    return run.laneId;
  });
  if (laneId === null) return 'unknown';
  if (laneId === 'over') return 'over';
  poke([laneId]);
  return 'asked';
}
