// One page of a move, in one transaction: runs of the old version that have nothing to do just now are handed to the new one.
// A hand-off is, beside the exchange, the only one to lock runs; its locks come in the same order: runs, members, everything else.
import { effectsOf, type LaneRow, type RunRow } from '@sopwith/activities';
import { type Command, laneOf, type MemberFacts, moveRun, type Places, type Program, type RunState, type StepMapping, type WorkingHours } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { readingOf, type ScopeClock } from '../clock.ts';
import { takeInputsAlong } from '../insert-inputs.ts';
import { readHistories } from '../member-histories.ts';
import { lanesForRuns, lanesOf } from '../lanes.ts';
import { readMemberFacts } from '../member-facts.ts';
import { readWorkingHours } from '../scope-hours.ts';
import type { ReadProgram } from '../programs.ts';
import { writeEffects } from '../write-effects.ts';

export interface MoveRow {
  readonly id: number;
  readonly scopeId: string;
  readonly flowId: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly mapping: StepMapping;
  readonly undoes: number | null;
  readonly createdBy: string;
  readonly cursor: { readonly at: number; readonly id: string } | null;
  readonly pass: number;
  readonly busy: number;
  readonly stayed: Readonly<Record<string, number>>;
  readonly paused: boolean;
  readonly clock: ScopeClock;
}

interface Candidate extends RunRow {
  readonly laneId: number;
  readonly startedAt: number;
  readonly waits: boolean;
  /** Where the move that is taken back sent it. */
  readonly back: Places | null;
}

export interface MovedPage {
  readonly cursor: MoveRow['cursor'];
  readonly moved: number;
  /** They had something to do, which comes first; the next pass looks again. */
  readonly busy: number;
  readonly stayed: Readonly<Record<string, number>>;
  readonly lanes: readonly number[];
}

const PAGE = 200;

export async function movePage(tx: Tx, readProgram: ReadProgram, move: MoveRow): Promise<MovedPage> {
  const { now, fires } = readingOf(move.clock);
  const found = await lockCandidates(tx, move, fires);
  const last = found.at(-1);
  const cursor = last && found.length === PAGE ? { at: last.startedAt, id: last.id } : null;
  const idle = found.filter(({ waits }) => move.paused || !waits);
  const busy = found.length - idle.length;
  if (idle.length === 0) return { cursor, moved: 0, busy, stayed: {}, lanes: [] };

  const memberIds = [...new Set(idle.map(({ memberId }) => memberId))].sort((a, b) => a - b);
  await tx`select 1 from members where id = any(${memberIds}::bigint[]) order by id for no key update`;
  const [from, to] = [await readProgram(tx, move.fromVersion), await readProgram(tx, move.toVersion)];
  const workingHours = await readWorkingHours(tx, move.scopeId);
  const decided = await decide(tx, { move, from, to, now, workingHours }, idle, await readMemberFacts(tx, memberIds));
  const moved = decided.flatMap((one) => (one.stays === null ? [one] : []));
  const stayed: Record<string, number> = {};
  for (const { stays } of decided) if (stays !== null) stayed[stays] = (stayed[stays] ?? 0) + 1;
  const lanes = moved.length === 0 ? [] : await hand(tx, readProgram, { move, to, workingHours }, moved);
  return { cursor, moved: moved.length, busy, stayed, lanes };
}

async function lockCandidates(tx: Tx, move: MoveRow, fires: number): Promise<readonly Candidate[]> {
  const { scopeId, flowId, fromVersion, cursor, undoes } = move;
  return tx<Candidate[]>`
    select r.id, r.member_id as "memberId", r.rev, r.due, r.depth, r.paused_at is not null as paused, r.state, r.lane_id as "laneId", r.started_at as "startedAt",
      coalesce(r.due <= ${fires}, false) or exists (select 1 from run_inputs i where i.run_id = r.id) as waits,
      (select u.sent from moved_runs u where u.move_id = ${undoes}::bigint and u.run_id = r.id) as back
    from runs r
    where r.scope_id = ${scopeId} and r.flow_id = ${flowId} and r.version_id = ${fromVersion} and r.status <> 'ended'
      ${cursor === null ? tx`` : tx`and (r.started_at, r.id) > (${cursor.at}, ${cursor.id}::uuid)`}
      ${undoes === null ? tx`` : tx`and exists (select 1 from moved_runs u where u.move_id = ${undoes} and u.run_id = r.id)`}
    order by r.started_at, r.id limit ${PAGE}
    for update of r`;
}

interface Decided {
  readonly row: Candidate;
  readonly after: RunState;
  readonly commands: readonly Command[];
  readonly sent: Places;
  /** The step that leads nowhere; null where the run moves. */
  readonly stays: string | null;
}

interface Given {
  readonly move: MoveRow;
  readonly from: Program;
  readonly to: Program;
  readonly now: number;
  readonly workingHours: WorkingHours;
}

async function decide(tx: Tx, given: Given, runs: readonly Candidate[], members: ReadonlyMap<number, MemberFacts>): Promise<readonly Decided[]> {
  const { move, from, to, now, workingHours } = given;
  const names = [...new Set([...from.histories, ...to.histories])];
  const histories = names.length === 0 ? new Map() : await readHistories(tx, [...members.keys()], names);
  return runs.flatMap((row): readonly Decided[] => {
    const member = members.get(row.memberId);
    if (member === undefined) return [];
    const result = moveRun(
      { from, to, mapping: move.mapping, fromVersion: move.fromNumber, toVersion: move.toNumber, by: move.createdBy, at: now, ...(row.back === null ? {} : { back: row.back }) },
      row.state,
      { member, workingHours, histories: histories.get(row.memberId) ?? {} },
    );
    if (result.status === 'needsHistories') throw new Error('Expected histories to be at hand, found that they are needed.');
    if (result.status === 'stays') return [{ row, after: row.state, commands: [], sent: {}, stays: result.step }];
    return [{ row, after: result.run, commands: result.commands, sent: result.sent, stays: null }];
  });
}

async function hand(tx: Tx, readProgram: ReadProgram, given: Pick<Given, 'move' | 'to' | 'workingHours'>, moved: readonly Decided[]): Promise<readonly number[]> {
  const { move, to, workingHours } = given;
  const woken: number[] = [];
  const byLane = new Map<number, Decided[]>();
  for (const one of moved) byLane.set(one.row.laneId, [...(byLane.get(one.row.laneId) ?? []), one]);
  for (const [laneId, group] of [...byLane].sort(([a], [b]) => a - b)) {
    const lane: LaneRow = { ...move, laneId, versionId: move.fromVersion, perRun: false, clock: readingOf(move.clock), workingHours, freezes: false };
    woken.push(...(await writeEffects(tx, readProgram, lane, effectsOf(group.map((one) => ({ ...one, taken: [] }))))));
  }
  const lanes = await newLanes(tx, move, to, moved.map(({ row }) => row.id));
  const handed = moved.map(({ row, sent }, n) => ({ id: row.id, lane: lanes[n] as number, sent: Object.keys(sent).length === 0 ? null : sent }));
  await tx`
    update runs r set version_id = ${move.toVersion}, lane_id = h.lane
    from jsonb_to_recordset(${rows(tx, handed)}) as h(id uuid, lane bigint) where r.id = h.id`;
  await tx`insert into moved_runs (move_id, run_id, sent) select ${move.id}, id, sent from jsonb_to_recordset(${rows(tx, handed)}) as h(id uuid, sent jsonb)
    on conflict do nothing`;
  await takeInputsAlong(tx, handed.map(({ id }) => id));
  await moveTally(tx, moved, lanes);
  return [...new Set([...woken, ...lanes])];
}

async function newLanes(tx: Tx, { scopeId, flowId, toVersion }: MoveRow, to: Program, runIds: readonly string[]): Promise<readonly number[]> {
  if (to.lanes === 'perRun') return lanesForRuns(tx, { scopeId, flowId, versionId: toVersion, flow: to.flow }, runIds);
  const lanes = await lanesOf(tx, scopeId, toVersion);
  return runIds.map((id) => {
    const lane = lanes[laneOf(id, lanes.length)];
    if (lane === undefined) throw new Error(`version ${toVersion} has no lanes in ${scopeId}`);
    return lane;
  });
}

/** Who waits where is counted by lane: those who wait on are counted by the lane that they were handed to. */
async function moveTally(tx: Tx, moved: readonly Decided[], lanes: readonly number[]): Promise<void> {
  const counts = new Map<string, { lane: number; step: string; count: number }>();
  const add = (lane: number, step: string, by: number) => {
    const key = `${lane}/${step}`;
    const known = counts.get(key) ?? { lane, step, count: 0 };
    counts.set(key, { ...known, count: known.count + by });
  };
  moved.forEach(({ row, after }, n) => {
    if (after.status !== 'active') return;
    for (const { step } of after.tokens) {
      add(row.laneId, step, -1);
      add(lanes[n] as number, step, 1);
    }
  });
  const list = [...counts.values()].filter(({ count }) => count !== 0).sort((a, b) => a.lane - b.lane || (a.step < b.step ? -1 : 1));
  if (list.length === 0) return;
  await tx`
    insert into tally (lane_id, step, kind, outcome, count)
    select lane, step, 'waiting', '', count from jsonb_to_recordset(${rows(tx, list)}) as t(lane bigint, step text, count bigint)
    on conflict (lane_id, step, kind, outcome) do update set count = tally.count + excluded.count`;
}
