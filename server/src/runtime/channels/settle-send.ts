// What became of an attempt, and what its step is told: one commit.
import type { SettledSend } from '@sopwith/activities';
import type { AwaitedFate } from '@sopwith/engine';
import { answersOfFates } from '../sending/answers-of-fates.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { withRetries } from '../../db/with-retries.ts';
import { countSends } from '../../metrics/instruments.ts';
import type { Poke } from '../poke.ts';
import { insertAnswers, lanesOfAnswers } from '../requests/answer-requests.ts';
import { readScopeNow } from '../scope-clock.ts';
import { tellOutcomes } from '../sending/tell-outcomes.ts';
import { LEAVES_FROM } from './accounts.ts';

interface Settled {
  readonly waitFor: AwaitedFate | null;
  readonly channel: string;
  readonly status: 'sent' | 'waiting' | 'failed';
}

export async function settleSend(sql: Sql, poke: Poke, settled: SettledSend): Promise<void> {
  const lanes = await withRetries(() => sql.begin((tx) => settle(tx, settled)));
  poke(lanes);
}

async function settle(tx: Tx, { key, attempt, outcome, reason, why, retryInMs, providerId }: SettledSend): Promise<readonly number[]> {
  const now = await readScopeNow(tx, LEAVES_FROM);
  const status = outcome === 'accepted' ? 'sent' : outcome === 'failed' ? 'failed' : 'waiting';
  const waits = status === 'waiting';
  // An attempt that somebody else has taken up since has no say any more. One that was not begun does not count.
  const [message] = await tx<Settled[]>`
    update messages set status = ${status}, lease_until = null, attempt = attempt - ${outcome === 'putBack' ? 1 : 0},
      why = ${outcome === 'retry' ? 'retry' : outcome === 'putBack' ? 'queued' : why}, not_before = ${waits ? now + (retryInMs ?? 0) : null}::bigint
    where key = ${key} and status = 'sending' and attempt = ${attempt}
    returning wait_for as "waitFor", channel, status`;
  await tx`
    update sends set outcome = ${outcome}, ended_at = ${now}, reason = ${reason}, provider_id = ${providerId}
    where message_key = ${key} and attempt = ${attempt} and (outcome = 'sending' or (outcome = 'lost' and ${outcome} = 'accepted'))`;
  if (!message) return [];
  countSends([message]);
  await tellOutcomes(tx, LEAVES_FROM, now, message.status === 'waiting' ? [] : [key]);
  const answers = answersOfFates([{ ...message, key, why }]);
  await insertAnswers(tx, now, answers);
  return answers.length === 0 ? [] : lanesOfAnswers(tx, answers);
}
