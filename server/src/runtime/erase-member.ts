// Erasure: everything that is known of a member goes, and a tombstone stays that every writer honours, until somebody lifts it.
//
// Two steps, so that a process that dies between them leaves something that can be gone on with. First the tombstone: the member's row, emptied
// and of the kind `erased`, under its lock; from its commit on nothing new is written. Then, when nothing of theirs is on its way out any more,
// the runs, locked as an exchange locks them (runs before members), and all that was written about them. What a process left that died in
// between, the workers go on with by themselves.
import type { AwaitedFate } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { withRetries } from '../db/with-retries.ts';
import { waitForSends } from './channels/wait-for-sends.ts';
import { ERASED } from './erased.ts';
import { lockSegments } from '../segments/segment-lock.ts';
import { insertAnswers } from './requests/insert-answers.ts';
import type { RequestAnswer } from './requests/request-handler.ts';
import { readScopeNow } from './scope-clock.ts';

/** Instead of an id. */
const NOBODY = '–';

export interface Erased {
  readonly scopeId: string;
  readonly userId: string;
}

export interface Erasure extends Erased {
  /** Who had it done. */
  readonly by: string;
}

/** False: nobody of that id is known. Done twice it is done once. */
export async function eraseMember(sql: Sql, erasure: Erasure): Promise<boolean> {
  const memberId = await withRetries(() => sql.begin((tx) => layTombstone(tx, erasure)));
  if (memberId === null) return false;
  await finish(sql, memberId, erasure);
  return true;
}

/** Each waits for what is on its way out, up to half a minute: the rest comes with the next look. */
const AT_ONCE = 20;

/**
 * Goes on with what a process left that died after the tombstone. Who is still at it is not disturbed: both take the same locks, and the second
 * finds nothing any more. Returns how many were finished; one that cannot be keeps none of the others from it.
 */
export async function finishErasures(sql: Sql): Promise<number> {
  const begun = await sql<{ memberId: number; scopeId: string; userId: string }[]>`
    select member_id as "memberId", scope_id as "scopeId", external_id as "userId" from erasures where finished_at is null order by id limit ${AT_ONCE}`;
  const done = await Promise.allSettled(begun.map(({ memberId, ...erasure }) => finish(sql, memberId, erasure)));
  const failed = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failed.length > 0) throw new AggregateError(failed, `expected ${begun.length} erasures to be finished, ${failed.length} could not be`);
  return begun.length;
}

async function finish(sql: Sql, memberId: number, erased: Erased): Promise<void> {
  await waitForSends(sql, memberId, null);
  await withRetries(() => sql.begin((tx) => removeAll(tx, memberId, erased)));
}

/** Forgets that somebody was erased: whoever comes under that id from now on is new. False: there is no such tombstone. */
export async function liftTombstone(sql: Sql, { scopeId, userId, by }: Erasure): Promise<boolean> {
  return sql.begin(async (tx) => {
    const now = await readScopeNow(tx, scopeId);
    // Not before all is gone: what a process that died has left would come to life again.
    const [erased] = await tx<{ memberId: number }[]>`
      update erasures set lifted_at = ${now}, lifted_by = ${by}
      where scope_id = ${scopeId} and external_id = ${userId} and lifted_at is null and finished_at is not null returning member_id as "memberId"`;
    if (!erased) return false;
    await tx`delete from members where id = ${erased.memberId} and kind = ${ERASED}`;
    return true;
  });
}

async function layTombstone(tx: Tx, { scopeId, userId, by }: Erasure): Promise<number | null> {
  const [known] = await tx<{ id: number }[]>`
    select id from members where scope_id = ${scopeId} and external_id = ${userId} and kind in ('member', ${ERASED}) order by id for update`;
  if (!known) return null;
  const now = await readScopeNow(tx, scopeId);
  const { count } = await tx`update members set kind = ${ERASED} where id = ${known.id} and kind = 'member'`;
  if (count === 0) return known.id;
  await empty(tx, known.id);
  await tx`insert into erasures (scope_id, external_id, member_id, at, by) values (${scopeId}, ${userId}, ${known.id}, ${now}, ${by})`;
  return known.id;
}

async function empty(tx: Tx, memberId: number): Promise<void> {
  await tx`
    update members set name = null, zone = null, attributes = '{}', tags = '{}', lifecycle = null, activity = null, points = '{}', badges = '{}', title = null, consents = '{}'
    where id = ${memberId}`;
}

/** Runs first, as an exchange locks them: one that had begun before the tombstone comes to its end, and what it wrote is found here. */
async function removeAll(tx: Tx, memberId: number, { scopeId, userId }: Erased): Promise<void> {
  await tx`select 1 from runs where member_id = ${memberId} order by id for update`;
  await lockSegments(tx, scopeId, 'shared');
  await removeTaken(tx, memberId, scopeId, userId);
  await tx`select 1 from members where id = ${memberId} for no key update`;
  const runs = await tx<{ id: string }[]>`select id from runs where member_id = ${memberId}`;
  const ids = runs.map(({ id }) => id);
  const lost = await removeSaid(tx, memberId, { scopeId, userId }, ids);
  await removeRuns(tx, ids);
  // Somebody else's run may wait to hear of one.
  await insertAnswers(tx, await readScopeNow(tx, scopeId), lost);
  await removeRows(tx, memberId, scopeId, userId);
  await empty(tx, memberId);
  const now = await readScopeNow(tx, scopeId);
  await tx`update erasures set finished_at = ${now} where scope_id = ${scopeId} and external_id = ${userId} and member_id = ${memberId} and finished_at is null`;
}

/** What keepers take in hand before they lock whom it is about: so it is taken here before that too, or each would wait for the other. Short lists, which have no index by member. */
async function removeTaken(tx: Tx, memberId: number, scopeId: string, userId: string): Promise<void> {
  for (const table of ['segment_marks', 'segment_members', 'date_marks']) await tx`delete from ${tx(table)} where member_id = ${memberId}`;
  await tx`delete from incident_news where only_member = ${memberId}`;
  await tx`delete from emissions where scope_id = ${scopeId} and kind = 'member' and user_id = ${userId}`;
}

interface Lost {
  readonly key: string;
  readonly run: string;
  readonly waitFor: AwaitedFate | null;
  readonly status: string;
}

/**
 * What was said to them and asked of them, and what their runs said to others, with the log of its sending. Statements of their own, so that each finds its rows
 * by index. Returns the answers for runs that are not theirs.
 */
async function removeSaid(tx: Tx, memberId: number, { scopeId, userId }: Erased, ids: readonly string[]): Promise<readonly RequestAnswer[]> {
  const removed = tx`returning key, run_id as run, wait_for as "waitFor", status`;
  const lost = [
    ...(await tx<Lost[]>`delete from messages where member_id = ${memberId} ${removed}`),
    ...(await tx<Lost[]>`delete from messages where scope_id = ${scopeId} and recipient = ${userId} ${removed}`),
    ...(await tx<Lost[]>`delete from messages where run_id = any(${ids as string[]}::uuid[]) and (recipient is not null or key like '%/%/%') ${removed}`),
  ];
  await tx`delete from asks where member_id = ${memberId}`;
  await tx`delete from sends where message_key = any(${lost.map(({ key }) => key)}::text[])`;
  const mine = new Set(ids);
  return lost.flatMap(({ key, run, waitFor, status }) =>
    mine.has(run) || waitFor === null || status !== 'waiting' ? [] : [{ key, outcome: 'failed', data: { reason: 'unknownRecipient' } }],
  );
}

/** Of these tables each row is of its run's member. */
async function removeRuns(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const mine = tx`any(${ids as string[]}::uuid[])`;
  // Figures stay, but nobody stands where they stood; and whoever waits for such a run is told that it is over.
  await tx`
    update tally t set count = t.count - gone.count from (
      select r.lane_id, token ->> 'step' as step, count(*) as count from runs r, jsonb_array_elements(r.state -> 'tokens') token
      where r.id = ${mine} and r.ended_at is null and r.status <> 'new' group by 1, 2) gone
    where t.lane_id = gone.lane_id and t.step = gone.step and t.kind = 'waiting'`;
  await tx`update job_targets set status = 'ended', outcome = ${ERASED}, data = null where run_id = ${mine} and status = 'started'`;
  await tx`delete from approval_votes where approval_id in (select id from approvals where run_id = ${mine})`;
  // Inputs last: whoever is just answering holds the row that it answers, and has put the answer in once that row is free.
  for (const table of ['acts', 'callbacks', 'listens', 'trail', 'sub_runs', 'tasks', 'approvals', 'group_posts', 'run_inputs']) {
    await tx`delete from ${tx(table)} where run_id = ${mine}`;
  }
  await tx`
    delete from moved_runs d using runs r join moves m on m.scope_id = r.scope_id and m.flow_id = r.flow_id
    where r.id = ${mine} and d.move_id = m.id and d.run_id = r.id`;
  await tx`delete from runs where id = ${mine}`;
}

async function removeRows(tx: Tx, memberId: number, scopeId: string, userId: string): Promise<void> {
  for (const table of ['events', 'member_ledger', 'grants', 'exclusions', 'community_members', 'date_dues', 'incident_concerned']) {
    await tx`delete from ${tx(table)} where member_id = ${memberId}`;
  }
  await tx`
    delete from split_units u using splits s
    where s.scope_id = ${scopeId} and u.scope_id = s.scope_id and u.experiment = s.experiment and u.unit = ${`member/${memberId}`}`;
  await tx`update incident_timeline set text = '', data = '{}', member_id = null where member_id = ${memberId}`;
  // A draw stays what it was but for the name: the place of who won and is gone is told as nobody's.
  await tx`
    update draws set winners = (select jsonb_agg(case when w = to_jsonb(${userId}::text) then to_jsonb(${NOBODY}::text) else w end order by n) from jsonb_array_elements(winners) with ordinality as e(w, n))
    where scope_id = ${scopeId} and winners @> to_jsonb(${userId}::text)`;
  await tx`delete from holds where scope_id = ${scopeId} and audience = 'member' and whom = ${userId}`;
  await tx`update job_targets t set data = null from jobs j where j.id = t.job_id and j.scope_id = ${scopeId} and t.external_id = ${userId} and t.data is not null`;
}
