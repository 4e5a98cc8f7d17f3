// The answers to what steps asked, as inputs of their runs.
import type { LaneRow } from '@sopwith/activities';
import type { Tx } from '../../db/connect.ts';
import { noteOutcomes, readBroadcastKey } from '../jobs/broadcast-messages.ts';
import { insertInputs } from '../insert-inputs.ts';
import type { RequestAnswer } from './request-handler.ts';

/**
 * Answers of any kind of step, whose key says which run they are for. Each once: a second answer to a key does nothing. They come now, or
 * at the instant that `at` has for their key.
 */
export async function insertAnswers(tx: Tx, now: number, answers: readonly RequestAnswer[], at: ReadonlyMap<string, number> = new Map()): Promise<void> {
  if (answers.length === 0) return;
  // Of a message of a broadcast its job is told, which answers the step when it knows of all.
  await noteOutcomes(tx, answers);
  const inputs = answers.filter(({ key }) => readBroadcastKey(key) === null).map(({ key, outcome, data }) => ({
    run: key.slice(0, key.indexOf('/')), source: sourceOf(key, outcome), kind: 'answer' as const, at: at.get(key) ?? now, payload: { key, outcome, data },
  }));
  await insertInputs(tx, now, inputs);
}

/** What is told beside the answer has a source of its own: the answer is still to come under the same key. */
function sourceOf(key: string, outcome: string): string {
  return outcome.startsWith('$') ? `k${key}` : `a${key}`;
}

/** The lanes of the runs that these answers are for, to be poked after the commit. */
export async function lanesOfAnswers(tx: Tx, answers: readonly { readonly key: string }[]): Promise<readonly LaneRow['laneId'][]> {
  const ids = [...new Set(answers.map(({ key }) => key.slice(0, key.indexOf('/'))))];
  const found = await tx<{ laneId: number }[]>`select distinct lane_id as "laneId" from runs where id = any(${ids}::uuid[])`;
  return found.map(({ laneId }) => laneId);
}
