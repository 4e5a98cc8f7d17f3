// An account that stood still goes on: what was to leave by it meanwhile goes now, not at all, or as much later as it stood still.
import type { AwaitedFate, Elapsed } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { withRetries } from '../../db/with-retries.ts';
import { countSends } from '../../metrics/instruments.ts';
import type { Poke } from '../poke.ts';
import { insertAnswers, lanesOfAnswers } from '../requests/answer-requests.ts';
import { readScopeNow } from '../scope-clock.ts';
import { VALID_FOR_MS } from '../sending/admit-messages.ts';
import { answersOfFates } from '../sending/answers-of-fates.ts';
import { tellOutcomes } from '../sending/tell-outcomes.ts';
import { LEAVES_FROM } from './accounts.ts';

const BATCH = 500;

/** False: there is no such account. One that goes its way is left as it is. */
export async function resumeChannel(sql: Sql, poke: Poke, id: string, elapsed: Elapsed): Promise<boolean> {
  const [account] = await sql<{ pausedAt: number | null }[]>`select paused_at as "pausedAt" from channels where id = ${id} and deleted_at is null`;
  if (!account) return false;
  if (account.pausedAt === null) return true;
  const now = await readScopeNow(sql, LEAVES_FROM);
  if (elapsed === 'skip') await skipElapsed(sql, poke, id, now);
  await withRetries(() => sql.begin((tx) => goOn(tx, id, elapsed, now)));
  return true;
}

/** Before it goes on, page by page, so that nothing of it is sent in between. One that comes while the last page is read goes. */
async function skipElapsed(sql: Sql, poke: Poke, id: string, now: number): Promise<void> {
  for (;;) {
    const { count, lanes } = await withRetries(() => sql.begin((tx) => skipPage(tx, id, now)));
    poke(lanes);
    if (count < BATCH) return;
  }
}

interface Skipped {
  readonly key: string;
  readonly channel: string;
  readonly waitFor: AwaitedFate | null;
}

async function skipPage(tx: Tx, id: string, now: number): Promise<{ readonly count: number; readonly lanes: readonly number[] }> {
  const skipped = await tx<Skipped[]>`
    update messages m set status = 'skipped', why = 'channelPaused'
    from (
      select key from messages where channel_id = ${id} and status = 'waiting' and not_before <= ${now} order by not_before, key limit ${BATCH} for update
    ) due
    where m.key = due.key
    returning m.key, m.channel, m.wait_for as "waitFor"`;
  if (skipped.length === 0) return { count: 0, lanes: [] };
  countSends(skipped.map(({ channel }) => ({ channel, status: 'skipped' })));
  const answers = answersOfFates(skipped.map((one) => ({ ...one, status: 'skipped' as const, why: 'channelPaused' })));
  await insertAnswers(tx, now, answers);
  await tellOutcomes(tx, LEAVES_FROM, now, skipped.map(({ key }) => key));
  return { count: skipped.length, lanes: answers.length === 0 ? [] : await lanesOfAnswers(tx, answers) };
}

async function goOn(tx: Tx, id: string, elapsed: Elapsed, now: number): Promise<void> {
  const [account] = await tx<{ pausedAt: number | null }[]>`select paused_at as "pausedAt" from channels where id = ${id} for update`;
  const pausedAt = account?.pausedAt ?? null;
  // Somebody else was quicker: it is not moved twice.
  if (pausedAt === null) return;
  if (elapsed === 'retime' && now > pausedAt) {
    // Only what the pause kept back; what waits for later by itself goes then.
    await tx`
      update messages set not_before = not_before + ${now - pausedAt}::bigint,
        valid_until = coalesce(valid_until, coalesce(asked_at, at) + ${VALID_FOR_MS}::bigint) + ${now - pausedAt}::bigint
      where channel_id = ${id} and status = 'waiting' and not_before <= ${now}`;
  }
  await tx`update channels set paused_at = null, paused_by = null, rests_until = null where id = ${id}`;
}
