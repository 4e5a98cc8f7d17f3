// The exchange: reads a batch of runnable runs, decides, and writes states and effects, in one transaction.
//
// A decision may depend on every event that its member had up to now. Holding the members' locks while reading and
// deciding would make ingest wait, so the locks come last: decide, lock, look again, and decide anew for the few runs
// to which something happened in between. What is written is what would have been decided under the locks.
import { effectsOf, type Decision } from './effects.ts';
import { decide, failed } from './decide.ts';
import type { ExchangeStore, ExchangeTransaction, LaneRow, PendingInput, RunRow } from './exchange-port.ts';
import { firstInputAtByRun, lookBackOf, mergePending, sameInputs } from './pending.ts';
import type { Program } from '@sopwith/engine';

export interface BatchResult {
  /** Runs that were looked at; 0 means that nothing is runnable that is not in somebody else's hands. */
  readonly runs: number;
  readonly acts: readonly { readonly key: string; readonly stepType: string }[];
  /** Other lanes that became runnable. */
  readonly woken: readonly number[];
  readonly lane: LaneRow | null;
}

const NOTHING: BatchResult = { runs: 0, acts: [], woken: [], lane: null };

export async function exchangeBatch(store: ExchangeStore, laneId: number, limit: number): Promise<BatchResult> {
  return store.transaction(async (tx) => {
    const lane = await tx.lane(laneId);
    if (!lane) return NOTHING;
    const program = await store.program(lane.versionId);
    const rows = await tx.lockRunnable(lane, limit);
    if (rows.length === 0) return { ...NOTHING, lane };

    const before = await read(tx, lane, program, rows);
    const decisions = await decideAll(tx, lane, program, rows, before);
    await tx.lockMembers([...new Set(rows.map((row) => row.memberId))].sort((a, b) => a - b));
    const now = await read(tx, lane, program, rows);
    const changed = rows.filter((row) => !sameInputs(before.get(row.id), now.get(row.id)));
    for (const [id, decision] of await decideAll(tx, lane, program, changed, now)) decisions.set(id, decision);

    const all = [...decisions.values()];
    const woken = await writeApart(tx, lane, all);
    const acts = all.flatMap(({ commands }) => commands.flatMap((c) => (c.type === 'act' ? [{ key: c.key, stepType: c.stepType }] : [])));
    return { runs: rows.length, acts, woken, lane };
  });
}

type Read = ReadonlyMap<string, readonly PendingInput[]>;

async function read(tx: ExchangeTransaction, lane: LaneRow, program: Program, rows: readonly RunRow[]): Promise<Read> {
  const routed = await tx.inputs(rows.map(({ id }) => id));
  if (lane.paused) return mergePending(routed.filter(({ input }) => input.type === 'control'), []);
  const firstInputAt = firstInputAtByRun(routed);
  const lookBacks = rows.flatMap((row) => lookBackOf(row, firstInputAt.get(row.id), lane.clock.fires));
  const found = program.listens.length > 0 && lookBacks.length > 0 ? await tx.eventsAfter(lookBacks, program.listens) : [];
  return mergePending(routed, found);
}

async function decideAll(
  tx: ExchangeTransaction,
  lane: LaneRow,
  program: Program,
  rows: readonly RunRow[],
  pending: Read,
): Promise<Map<string, Decision>> {
  const decisions = new Map<string, Decision>();
  if (rows.length === 0) return decisions;
  const members = await tx.members([...new Set(rows.map(({ memberId }) => memberId))]);
  // A paused run fires no timers; an instant before all time says so.
  const fires = lane.paused ? Number.NEGATIVE_INFINITY : lane.clock.fires;
  const waiting: RunRow[] = [];
  const take = (row: RunRow, histories: Parameters<typeof decide>[5]) => {
    const member = members.get(row.memberId);
    const inputs = pending.get(row.id) ?? [];
    if (!member) return decisions.set(row.id, failed(row, inputs, lane.clock.now, 'its member is gone'));
    const decided = decide(program, row, inputs, fires, member, histories);
    if (decided === 'needsHistories') waiting.push(row);
    else if (decided !== 'nothing') decisions.set(row.id, decided);
  };
  for (const row of rows) take(row, undefined);
  if (waiting.length > 0) {
    const again = waiting.splice(0);
    const histories = await tx.histories([...new Set(again.map(({ memberId }) => memberId))], program.histories);
    for (const row of again) take(row, histories.get(row.memberId) ?? {});
  }
  return decisions;
}

/** Bad data of one run must not stop the others: on SQLSTATE class 22 or 23 the batch is halved until the offender stands alone. */
async function writeApart(tx: ExchangeTransaction, lane: LaneRow, decisions: readonly Decision[]): Promise<readonly number[]> {
  if (decisions.length === 0) return [];
  try {
    return await tx.write(lane, effectsOf(decisions));
  } catch (error) {
    if (!isBadData(error)) throw error;
    const [first] = decisions;
    if (decisions.length === 1 && first) {
      return tx.write(lane, effectsOf([failed(first.row, first.taken, lane.clock.now, `could not be written: ${error.message}`)]));
    }
    const half = Math.ceil(decisions.length / 2);
    const left = await writeApart(tx, lane, decisions.slice(0, half));
    return [...left, ...(await writeApart(tx, lane, decisions.slice(half)))];
  }
}

function isBadData(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^2[23]/.test(code);
}
