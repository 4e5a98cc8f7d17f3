// The exchange: reads a batch of runnable runs, decides, and writes states and effects, in one transaction.
//
// A decision may depend on every event that its member had up to now, so it is made under the members' locks, for which ingest
// waits. Where a program counts what members did, reading that takes long: then decide, lock, look again, and decide anew for
// the few runs to which something happened in between. What is written is what would have been decided under the locks.
import type { Decision } from './effects.ts';
import { decide, failed } from './decide.ts';
import type { ExchangeStore, ExchangeTransaction, Histories, LaneRow, OfferedAct, RunRow } from './exchange-port.ts';
import { onePerMember } from './one-per-member.ts';
import { firstInputAtByRun, lookBackOf, mergePending } from './pending.ts';
import { changedSince, type Seen } from './seen.ts';
import { CannotBeWritten, type WriteBatch, writeApart, writeTogether } from './write-batch.ts';
import type { Input, Program } from '@sopwith/engine';

export interface BatchResult {
  /** Runs that were looked at; 0 means that nothing is runnable that is not in somebody else's hands. */
  readonly runs: number;
  readonly acts: readonly OfferedAct[];
  /** Lanes that became runnable, this one among them where the batch itself left or made something for it. */
  readonly woken: readonly number[];
  readonly lane: LaneRow | null;
  readonly causes: readonly string[];
}

const NOTHING: BatchResult = { runs: 0, acts: [], woken: [], lane: null, causes: [] };

/** `awakeForMs`: the lane will look again within that time, so nobody needs to poke it. Null: nobody is told anything. */
export async function exchangeBatch(store: ExchangeStore, laneId: number, limit: number, awakeForMs: number | null = null): Promise<BatchResult> {
  const batch = { laneId, limit, awakeForMs };
  try {
    return await runBatch(store, batch, writeTogether);
  } catch (error) {
    if (!(error instanceof CannotBeWritten)) throw error;
    return runBatch(store, batch, writeApart);
  }
}

interface Batch {
  readonly laneId: number;
  readonly limit: number;
  readonly awakeForMs: number | null;
}

async function runBatch(store: ExchangeStore, { laneId, limit, awakeForMs }: Batch, write: WriteBatch): Promise<BatchResult> {
  return store.transaction(async (tx) => {
    const lane = await tx.lane(laneId);
    if (!lane) return NOTHING;
    const program = await tx.program(lane.versionId);
    const rows = await tx.lockRunnable(lane, limit);
    if (rows.length === 0) return { ...NOTHING, lane };

    const causes = await tx.causes(rows.map(({ id }) => id));
    // What a decision counts of a member's past may be much to read: that is done ahead of the locks, and looked at again under them.
    const ahead = program.histories.length > 0 ? await look(tx, lane, program, rows) : null;
    const decisions = ahead === null ? new Map<string, Decision>() : await decideAll(tx, lane, program, rows, ahead);
    await tx.lockMembers([...new Set(rows.map((row) => row.memberId))].sort((a, b) => a - b));
    const now = await look(tx, lane, program, rows);
    const open = ahead === null ? rows : await changedSince(tx, program, rows, ahead, now);
    for (const { id } of open) decisions.delete(id);
    for (const [id, decision] of await decideAll(tx, lane, program, open, now)) decisions.set(id, decision);

    const chosen = onePerMember(rows, decisions);
    const written = await write(tx, lane, chosen);
    if (awakeForMs !== null) await tx.stayAwake(lane.laneId, awakeForMs);
    // What was left for the next batch is to be taken at once.
    const woken = chosen.length < decisions.size ? [...written.woken, lane.laneId] : written.woken;
    return { runs: rows.length, ...written, woken, lane, causes };
  });
}

/** Everything that a decision looks at but the histories, which are read only for those that turn out to need them. */
async function look(tx: ExchangeTransaction, lane: LaneRow, program: Program, rows: readonly RunRow[]): Promise<Seen> {
  const [routed, members] = await Promise.all([
    tx.inputs(rows.map(({ id }) => id)),
    tx.members(lane, [...new Set(rows.map(({ memberId }) => memberId))]),
  ]);
  const histories = new Map<number, Histories>();
  const held = new Set(rows.filter((row) => isHeld(lane, row)).map(({ id }) => id));
  const taken = held.size === 0 ? routed : routed.filter(({ runId, input }) => !held.has(runId) || isForTheHeld(input));
  const firstInputAt = firstInputAtByRun(taken);
  const lookBacks = rows.flatMap((row) => (held.has(row.id) ? [] : lookBackOf(row, firstInputAt.get(row.id), lane.clock.fires)));
  const found = program.listens.length > 0 && lookBacks.length > 0 ? await tx.eventsAfter(lookBacks, program.listens) : [];
  return { inputs: mergePending(taken, found), members, histories };
}

function isHeld(lane: LaneRow, row: RunRow): boolean {
  return lane.paused || row.paused;
}

/** A paused run hears what people say to it, but what sets it going comes with everything that it missed. */
function isForTheHeld(input: Input): boolean {
  return input.type === 'control' && input.control.type !== 'resume';
}

async function decideAll(
  tx: ExchangeTransaction,
  lane: LaneRow,
  program: Program,
  rows: readonly RunRow[],
  seen: Seen,
): Promise<Map<string, Decision>> {
  const decisions = new Map<string, Decision>();
  if (rows.length === 0) return decisions;
  const calendar = program.calendar === undefined ? null : await tx.calendar(program.calendar);
  const waiting: RunRow[] = [];
  const take = (row: RunRow, histories: Histories | undefined) => {
    const member = seen.members.get(row.memberId);
    const inputs = seen.inputs.get(row.id) ?? [];
    // A paused run fires no timers; an instant before all time says so.
    const fires = isHeld(lane, row) ? Number.NEGATIVE_INFINITY : lane.clock.fires;
    if (!member) return decisions.set(row.id, failed(row, inputs, lane.clock.now, 'its member is gone'));
    const decided = decide(program, row, inputs, fires, { member, workingHours: lane.workingHours }, histories, calendar);
    if (decided === 'needsHistories') waiting.push(row);
    else if (decided !== 'nothing') decisions.set(row.id, decided);
  };
  for (const row of rows) take(row, undefined);
  if (waiting.length > 0) {
    const again = waiting.splice(0);
    const read = await tx.histories([...new Set(again.map(({ memberId }) => memberId))], program.histories);
    for (const row of again) {
      const histories = read.get(row.memberId) ?? {};
      seen.histories.set(row.memberId, histories);
      take(row, histories);
    }
  }
  return decisions;
}
