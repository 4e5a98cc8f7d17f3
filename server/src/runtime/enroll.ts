// Starting runs. The caller holds the members' locks; re-entry is judged on what they show.
import {
  contextProblem,
  exitAtEnrolment,
  exitListens,
  heldAtTheDoor,
  type JsonObject,
  judgeReentry,
  keyOf,
  laneOf,
  newRun,
  type Program,
  type RunState,
  type SubjectKind,
} from '@sopwith/engine';
import { v7 } from './run-id.ts';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { ERASED } from './erased.ts';
import { lanesForRuns, lanesOf } from './lanes.ts';
import { readMemberFacts } from './member-facts.ts';
import { readMemberZones } from './member-zones.ts';
import { readHistories } from './member-histories.ts';
import { traces } from '../traces/tracing.ts';
import type { ReadProgram } from './programs.ts';

export interface Enrollment {
  readonly memberId: number;
  readonly context: JsonObject;
  /** What this enrolment is due to, once only: an event, or the caller's idempotency key. */
  readonly cause: string | null;
  readonly at: number;
  /** When its cause happened, where that was before it was received. */
  readonly occurredAt?: number;
  /** The event's position; an enrolment from elsewhere draws its own. */
  readonly seq: number | null;
  readonly depth: number;
  /** The trace that it came by; absent: that of what is under way. */
  readonly trace?: string | null;
}

export interface EnrollRequest {
  readonly scopeId: string;
  readonly flowId: string;
  /** What the enrolled are, where the caller has not made sure that the flow is about such. */
  readonly subject?: SubjectKind;
  readonly enrollments: readonly Enrollment[];
}

export interface EnrollOutcome {
  /** In the order of the request; null for what was enrolled. */
  readonly excluded: readonly (string | null)[];
  readonly lanes: readonly number[];
}

/** Longer chains of flows starting flows are a loop. */
const DEPTH_LIMIT = 16;

interface Earlier {
  readonly memberId: number;
  readonly key: string;
  readonly generation: number;
  readonly status: RunState['status'];
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly cause: string | null;
}

export async function enroll(tx: Tx, readProgram: ReadProgram, request: EnrollRequest): Promise<EnrollOutcome> {
  const { scopeId, flowId, enrollments } = request;
  const [publication] = await tx<{ versionId: number; paused: boolean; open: boolean }[]>`
    select p.version_id as "versionId", p.paused or s.paused_at is not null as paused, p.open
    from publications p join scopes s on s.id = p.scope_id where p.scope_id = ${scopeId} and p.flow_id = ${flowId}`;
  const closed = !publication ? 'notPublished' : publication.paused ? 'flowPaused' : publication.open ? null : 'flowArchived';
  if (!publication || closed) {
    await recordExclusions(tx, request, enrollments.map(() => closed));
    return { excluded: enrollments.map(() => closed), lanes: [] };
  }
  const program = await readProgram(tx, publication.versionId);
  if (request.subject !== undefined && request.subject !== program.subject) {
    const excluded = enrollments.map(() => 'wrongSubject');
    await recordExclusions(tx, request, excluded);
    return { excluded, lanes: [] };
  }
  const [earlier, erased] = await Promise.all([
    readEarlier(tx, flowId, enrollments.map(({ memberId }) => memberId)),
    readErased(tx, enrollments.map(({ memberId }) => memberId)),
  ]);
  const positions = await drawPositions(tx, enrollments);
  const zoneOf = await readZones(tx, program, enrollments.map(({ memberId }) => memberId));
  const exitOf = await exitJudge(tx, program, enrollments.map(({ memberId }) => memberId));

  const excluded: (string | null)[] = [];
  const runs: { run: RunState; enrollment: Enrollment; generation: number }[] = [];
  enrollments.forEach((enrollment, n) => {
    if (erased.has(enrollment.memberId)) {
      excluded.push(ERASED);
      return;
    }
    const judged = judge(program, enrollment, earlier.get(enrollment.memberId) ?? [], zoneOf(enrollment.memberId));
    if (judged.status !== 'enroll') {
      excluded.push(judged.status === 'excluded' ? judged.reason : null);
      return;
    }
    const run = newRun({
      program,
      id: v7(enrollment.at),
      started: { at: enrollment.at, seq: positions[n] as number },
      ...(enrollment.occurredAt === undefined ? {} : { triggeredAt: enrollment.occurredAt }),
      key: judged.key,
      context: enrollment.context,
    });
    const exit = exitOf(run, enrollment.memberId);
    excluded.push(exit);
    if (exit !== null) return;
    runs.push({ run, enrollment, generation: judged.generation });
    const mine = { ...enrollment, key: judged.key, generation: judged.generation, status: 'new' as const, startedAt: enrollment.at, endedAt: null };
    earlier.set(enrollment.memberId, [...(earlier.get(enrollment.memberId) ?? []), mine]);
  });
  await recordExclusions(tx, request, excluded.map((reason) => (reason === ERASED ? null : reason)));
  if (runs.length === 0) return { excluded, lanes: [] };

  const current = traces().current();
  const laneIds = await assignLanes(tx, scopeId, flowId, publication.versionId, program, runs.map(({ run }) => run.id));
  await tx`
    insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, due, rev, depth, cause, started_at, trace)
    select id, ${scopeId}, ${flowId}, ${publication.versionId}, lane, member, key, generation, 'new', state, at, 0, depth, cause, at, trace
    from jsonb_to_recordset(${rows(
      tx,
      runs.map(({ run, enrollment, generation }, n) => ({
        id: run.id, lane: laneIds[n], member: enrollment.memberId, key: run.key, generation, state: run,
        depth: enrollment.depth, cause: enrollment.cause, at: enrollment.at,
        trace: enrollment.trace === undefined ? current : enrollment.trace,
      })),
    )}) as r(id uuid, lane bigint, member bigint, key text, generation int, state jsonb, depth smallint, cause text, at bigint, trace text)`;
  const listens = runs.flatMap(({ run, enrollment }) =>
    exitListens(program, run).map((listen, n) => ({
      run: run.id, key: `${run.id}/exit`, n, member: enrollment.memberId, event: listen.event, match: listen.match ?? null,
    })),
  );
  if (listens.length > 0) {
    await tx`
      insert into listens (run_id, key, n, member_id, event, match)
      select * from jsonb_to_recordset(${rows(tx, listens)}) as l(run uuid, key text, n smallint, member bigint, event text, match jsonb)`;
  }
  return { excluded, lanes: [...new Set(laneIds)] };
}

async function readErased(tx: Tx, memberIds: readonly number[]): Promise<ReadonlySet<number>> {
  const found = await tx<{ id: number }[]>`select id from members where id = any(${memberIds as number[]}::bigint[]) and kind = ${ERASED}`;
  return new Set(found.map(({ id }) => id));
}

/** Why somebody whose exit holds already is not enrolled; null where none does. */
async function exitJudge(tx: Tx, program: Program, memberIds: readonly number[]): Promise<(run: RunState, memberId: number) => string | null> {
  if (!program.exits.some((rule) => 'when' in rule)) return () => null;
  const ids = [...new Set(memberIds)];
  const members = await readMemberFacts(tx, ids);
  const histories = program.histories.length > 0 ? await readHistories(tx, ids, program.histories) : new Map<number, never>();
  return (run, memberId) => {
    const member = members.get(memberId);
    const exit = member && exitAtEnrolment(program, run, { member, histories: histories.get(memberId) ?? {} });
    return exit ? heldAtTheDoor(exit.rule.reason) : null;
  };
}

/** By whose clock days are counted; nothing is read where none are. */
async function readZones(tx: Tx, program: Program, memberIds: readonly number[]): Promise<(memberId: number) => string> {
  if (program.reentry.type !== 'afterDays') return () => 'UTC';
  const zones = await readMemberZones(tx, [...new Set(memberIds)]);
  return (memberId) => zones.get(memberId) ?? 'UTC';
}

type Judged =
  | { readonly status: 'enroll'; readonly key: string; readonly generation: number }
  /** The same cause again: what it asked for has been done. */
  | { readonly status: 'known' }
  | { readonly status: 'excluded'; readonly reason: string };

function judge(program: Program, enrollment: Enrollment, earlier: readonly Earlier[], zone: string): Judged {
  if (enrollment.cause !== null && earlier.some(({ cause }) => cause === enrollment.cause)) return { status: 'known' };
  if (enrollment.depth > DEPTH_LIMIT) return { status: 'excluded', reason: 'loop' };
  const problem = contextProblem(program, enrollment.context);
  if (problem) return { status: 'excluded', reason: problem };
  const key = keyOf(program, enrollment.context);
  if (key === null) return { status: 'excluded', reason: 'keyMissing' };
  const within = earlier.filter((run) => run.key === key);
  const judged = judgeReentry(program.reentry, within, enrollment.at, zone);
  if (!judged.enroll) return { status: 'excluded', reason: judged.reason };
  return { status: 'enroll', key, generation: within.length };
}

async function readEarlier(tx: Tx, flowId: string, memberIds: readonly number[]): Promise<Map<number, readonly Earlier[]>> {
  const found = await tx<Earlier[]>`
    select member_id as "memberId", key, generation, status, started_at as "startedAt", ended_at as "endedAt", cause
    from runs where member_id = any(${[...new Set(memberIds)]}::bigint[]) and flow_id = ${flowId}`;
  const byMember = new Map<number, Earlier[]>();
  for (const run of found) {
    const list = byMember.get(run.memberId);
    if (list) list.push(run);
    else byMember.set(run.memberId, [run]);
  }
  return byMember;
}

async function drawPositions(tx: Tx, enrollments: readonly Enrollment[]): Promise<readonly number[]> {
  const missing = enrollments.filter(({ seq }) => seq === null).length;
  const drawn = missing === 0 ? [] : await tx<{ seq: number }[]>`select nextval('position_seq') as seq from generate_series(1, ${missing})`;
  let n = 0;
  return enrollments.map(({ seq }) => seq ?? (drawn[n++] as { seq: number }).seq);
}

async function assignLanes(
  tx: Tx,
  scopeId: string,
  flowId: string,
  versionId: number,
  program: Program,
  runIds: readonly string[],
): Promise<readonly number[]> {
  if (program.lanes === 'perRun') return lanesForRuns(tx, { scopeId, flowId, versionId, flow: program.flow }, runIds);
  const lanes = await lanesOf(tx, scopeId, versionId);
  return runIds.map((id) => {
    const lane = lanes[laneOf(id, lanes.length)];
    if (lane === undefined) throw new Error(`version ${versionId} has no lanes in ${scopeId}`);
    return lane;
  });
}

async function recordExclusions(tx: Tx, request: EnrollRequest, excluded: readonly (string | null)[]): Promise<void> {
  const list = request.enrollments.flatMap(({ memberId, at, cause }, n) =>
    excluded[n] ? [{ member: memberId, at, reason: excluded[n], cause }] : [],
  );
  if (list.length === 0) return;
  await tx`
    insert into exclusions (scope_id, flow_id, member_id, at, reason, cause)
    select ${request.scopeId}, ${request.flowId}, member, at, reason, cause
    from jsonb_to_recordset(${rows(tx, list)}) as x(member bigint, at bigint, reason text, cause text)`;
}
