// What people and acts say to a run. Each is an input row; only the exchange moves the run.
import { type Control, type JsonObject, type Program, stepsToMoveTo } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { insertInputs } from './insert-inputs.ts';
import type { Poke } from './poke.ts';
import { readScopeNow } from './scope-clock.ts';

interface RunAddress {
  readonly memberId: number;
  readonly scopeId: string;
  readonly laneId: number;
  readonly status: string;
}

async function readAddress(tx: Tx, runId: string): Promise<RunAddress | undefined> {
  const [run] = await tx<RunAddress[]>`
    select member_id as "memberId", scope_id as "scopeId", lane_id as "laneId", status from runs where id = ${runId}`;
  return run;
}

export async function insertInput(
  tx: Tx,
  runId: string,
  scopeId: string,
  input: { readonly source: string; readonly kind: 'answer' | 'failure' | 'control'; readonly payload: JsonObject },
): Promise<void> {
  await insertInputs(tx, await readScopeNow(tx, scopeId), [{ run: runId, ...input }]);
}

export type Controlled = 'asked' | 'unknown' | 'over' | 'noWay';

/** Asks a run to end, to try again, to leave a step or to go on at another. Its lane takes it, usually within milliseconds, paused or not. */
export async function controlRun(sql: Sql, poke: Poke, runId: string, control: Control): Promise<Controlled> {
  const asked = await sql.begin(async (tx) => {
    const run = await readAddress(tx, runId);
    if (!run) return 'unknown' as const;
    if (!hears(run.status, control)) return 'over' as const;
    if ((control.type === 'skip' && !(await canSkip(tx, runId, control))) || (control.type === 'move' && !(await canMove(tx, runId, control)))) return 'noWay' as const;
    // The member's lock orders it against what an exchange may be deciding.
    await tx`select 1 from members where id = ${run.memberId} for no key update`;
    await insertInput(tx, runId, run.scopeId, { source: `c${control.type}`, kind: 'control', payload: { ...control } });
    return run.laneId;
  });
  if (typeof asked === 'string') return asked;
  poke([asked]);
  return 'asked';
}

function hears(status: string, { type }: Control): boolean {
  if (type === 'retry') return status === 'failed';
  return status !== 'ended';
}

async function canSkip(tx: Tx, runId: string, { step, outcome }: Extract<Control, { type: 'skip' }>): Promise<boolean> {
  const found = await tx`
    select 1 from runs r join flow_versions v on v.id = r.version_id
    where r.id = ${runId} and v.program -> 'steps' -> ${step}::text -> 'next' ? ${outcome}
      and ${standsAt(tx, step)}`;
  return found.length > 0;
}

async function canMove(tx: Tx, runId: string, { step, to }: Extract<Control, { type: 'move' }>): Promise<boolean> {
  const [found] = await tx<{ program: Program }[]>`
    select v.program from runs r join flow_versions v on v.id = r.version_id
    where r.id = ${runId} and ${standsAt(tx, step)}`;
  return found !== undefined && stepsToMoveTo(found.program, step).includes(to);
}

/** Run `r` was stopped at the step, or one of its tokens is there. */
function standsAt(tx: Tx, step: string) {
  return tx`(r.state -> 'stopped' -> 'at' ->> 'step' = ${step} or r.state -> 'tokens' @> ${tx.json([{ step }])})`;
}
