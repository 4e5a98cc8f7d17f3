// Writes what a batch decided: states, trail, outbox, listens, ledger, acts; then routes what the ledger writes set off.
import { type Effects, type LaneRow, StaleRuns } from '@sopwith/activities';
import { endProperties } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { type Column, columns } from '../db/columns-parameter.ts';
import { rows } from '../db/rows-parameter.ts';
import type { ReadProgram } from './programs.ts';
import { answerRequests } from './requests/answer-requests.ts';
import { tellEnds } from './requests/end-sub-runs.ts';
import { routeEvents } from './route-events.ts';
import { writeTasks } from './write-tasks.ts';
import { admitMessages } from './sending/admit-messages.ts';
import { admitPosts } from './sending/posts.ts';
import { interleave } from './sending/tell-outcomes.ts';
import { writeBooks } from './write-books.ts';

/** Returns the lanes that became runnable. The caller holds the runs' and the members' locks. */
export async function writeEffects(tx: Tx, readProgram: ReadProgram, lane: LaneRow, effects: Effects): Promise<readonly number[]> {
  // Sent together, run in this order: the driver pipelines what is not awaited in between.
  await Promise.all([...writeRuns(tx, effects), ...writeListens(tx, effects), ...writeOutbox(tx, lane, effects), ...writeBooks(tx, lane, effects), ...writeLedger(tx, lane, effects)]);
  // After the books: who has just withdrawn a consent gets nothing more.
  const { told } = await admitMessages(tx, readProgram, lane, effects.messages);
  await admitPosts(tx, readProgram, lane, effects.posts);
  const emitted = [...effects.emitted, ...(await endEvents(tx, readProgram, lane, effects))].map((event) => ({ ...event, occurredAt: event.at, historical: false }));
  const events = interleave(emitted, told);
  const { lanes } = await routeEvents(tx, readProgram, lane.scopeId, events);
  // Last: what is asked for may lock rows that all lanes share, and what the ledger set off comes before its answers.
  const answered = await answerRequests(tx, { readProgram, lane }, effects);
  return [...lanes, ...answered, ...(await tellEnds(tx, lane.clock.now, effects))];
}

/** Of every run that ended or failed, for the flows that begin where another ends. */
async function endEvents(tx: Tx, readProgram: ReadProgram, { flowId, versionId }: LaneRow, { ended }: Effects): Promise<Effects['emitted']> {
  if (ended.length === 0) return [];
  const program = await readProgram(tx, versionId);
  return ended.map(({ runId, memberId, at, status, reason, depth, context }) => ({
    memberId, at, depth, name: '$flow.ended', messageId: `${runId}/$flow.ended`, properties: endProperties(program, context, { flow: flowId, run: runId, status, reason }),
  }));
}

type Statement = PromiseLike<unknown>;
type Columns<Rows extends readonly unknown[]> = { readonly [name: string]: Column<Rows[number]> };

const RUN: Columns<Effects['runs']> = {
  id: ['uuid', (run) => run.id],
  rev: ['int', (run) => run.rev],
  state: ['json', (run) => run.state],
  due: ['bigint', (run) => run.due],
  status: ['text', (run) => run.status],
  endReason: ['text', (run) => run.endReason],
  endedAt: ['bigint', (run) => run.endedAt],
};

const TRAIL: Columns<Effects['trail']> = {
  run_id: ['uuid', (line) => line.runId],
  n: ['bigint', (line) => line.n],
  at: ['bigint', ({ entry }) => entry.at],
  kind: ['text', ({ entry }) => entry.kind],
  step: ['text', ({ entry }) => entry.step],
  visit: ['int', ({ entry }) => entry.visit],
  outcome: ['text', ({ entry }) => entry.outcome],
  reason: ['json', ({ entry }) => JSON.stringify(entry.reason)],
};

function writeRuns(tx: Tx, effects: Effects): Statement[] {
  const { runs, taken, trail, ended } = effects;
  const statements: Statement[] = [
    // The revision is checked although the rows are locked: a state must never be written over one it was not made from.
    tx`
      update runs r set state = u.state::jsonb, due = u.due, status = u.status, end_reason = u."endReason", ended_at = u."endedAt", rev = r.rev + 1
      from ${columns(tx, 'u', runs, RUN)}
      where r.id = u.id and r.rev = u.rev`.then((result) => {
      if (result.count !== runs.length) throw new StaleRuns(`${runs.length} runs were decided, ${result.count} could be written`);
    }),
  ];
  if (taken.length > 0) {
    statements.push(tx`
      delete from run_inputs i using jsonb_to_recordset(${rows(tx, taken)}) as t("runId" uuid, source text)
      where i.run_id = t."runId" and i.source = t.source`);
  }
  if (trail.length > 0) {
    statements.push(tx`
      insert into trail (run_id, n, at, kind, step, visit, outcome, reason)
      select run_id, n, at, kind, step, visit, outcome, reason::jsonb from ${columns(tx, 't', trail, TRAIL)}`);
  }
  if (ended.length > 0) {
    const calledOff = ended.flatMap(({ runId, callsOff }) => (callsOff ? [runId] : []));
    if (calledOff.length > 0) {
      statements.push(
        tx`update messages set status = 'skipped', why = 'runEnded' where run_id = any(${calledOff}::uuid[]) and why is not null and status = 'waiting'`,
        tx`update group_posts set status = 'skipped', why = 'runEnded' where run_id = any(${calledOff}::uuid[]) and why is not null and status = 'waiting'`,
      );
    }
    statements.push(tx`delete from listens where run_id = any(${ended.map(({ runId }) => runId)}::uuid[])`);
  }
  // What a failed run has asked for stays asked: it may be retried.
  const over = ended.filter(({ status }) => status === 'ended');
  if (over.length > 0) {
    statements.push(
      tx`update tasks t set status = 'closed', done_at = e.at from jsonb_to_recordset(${rows(tx, over)}) as e("runId" uuid, at bigint)
         where t.run_id = e."runId" and t.status = 'open'`,
      tx`update acts set status = 'cancelled' where run_id = any(${over.map(({ runId }) => runId)}::uuid[]) and status in ('pending', 'parked')`,
    );
  }
  return statements;
}

function writeListens(tx: Tx, { listens, unlistens }: Effects): Statement[] {
  const statements: Statement[] = [];
  if (unlistens.length > 0) {
    statements.push(tx`
      delete from listens l using jsonb_to_recordset(${rows(tx, unlistens)}) as u("runId" uuid, key text)
      where l.run_id = u."runId" and l.key = u.key`);
  }
  if (listens.length > 0) {
    statements.push(tx`
      insert into listens (run_id, key, n, member_id, event, match)
      select "runId", key, n, "memberId", event, match
      from jsonb_to_recordset(${rows(tx, listens)}) as l("runId" uuid, key text, n smallint, "memberId" bigint, event text, match jsonb)
      on conflict do nothing`);
  }
  return statements;
}

function writeOutbox(tx: Tx, lane: LaneRow, effects: Effects): Statement[] {
  const { emissions, withdrawn, acts, cancelledActs } = effects;
  const statements: Statement[] = [];
  if (emissions.length > 0) {
    statements.push(tx`
      insert into emissions (key, scope_id, user_id, event, properties, depth, at)
      select key, ${lane.scopeId}, "userId", event, properties, depth, at
      from jsonb_to_recordset(${rows(tx, emissions)})
        as e(key text, "userId" text, event text, properties jsonb, depth smallint, at bigint)
      on conflict (key) do nothing`);
  }
  if (withdrawn.length > 0) {
    statements.push(tx`
      update messages set status = 'skipped', why = 'runEnded' where key = any(${withdrawn}::text[]) and status = 'waiting'`);
  }
  statements.push(...writeTasks(tx, lane, effects));
  if (acts.length > 0) {
    statements.push(tx`
      insert into acts (key, run_id, step, step_type, config, status, at, touched_at)
      select key, "runId", step, "stepType", config, 'pending', at, ${Date.now()}
      from jsonb_to_recordset(${rows(tx, acts)}) as a(key text, "runId" uuid, step text, "stepType" text, config jsonb, at bigint)
      on conflict (key) do nothing`);
  }
  if (cancelledActs.length > 0) {
    statements.push(tx`update acts set status = 'cancelled' where key = any(${cancelledActs}::text[]) and status in ('pending', 'parked')`);
  }
  return statements;
}

function writeLedger(tx: Tx, lane: LaneRow, { members, tally }: Effects): Statement[] {
  const statements: Statement[] = [];
  if (members.length > 0) {
    statements.push(tx`
      update members m
      set tags = array(select distinct t from unnest(m.tags || u."add") t where t <> all(u."remove") order by t),
          attributes = m.attributes || u."set"
      from jsonb_to_recordset(${rows(tx, members)}) as u("memberId" bigint, "add" text[], "remove" text[], "set" jsonb)
      where m.id = u."memberId"`);
  }
  if (tally.length > 0) {
    // Last, because two exchanges of one lane meet on these rows.
    statements.push(tx`
      insert into tally (lane_id, step, kind, outcome, count)
      select ${lane.laneId}, step, kind, outcome, count
      from jsonb_to_recordset(${rows(tx, tally)}) as t(step text, kind text, outcome text, count bigint)
      on conflict (lane_id, step, kind, outcome) do update set count = tally.count + excluded.count`);
  }
  return statements;
}
