// The messages of a broadcast, told from those of steps by their keys: `<run>/<step>#<visit>/<member>` (semantics 29).
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import type { RequestAnswer } from '../requests/request-handler.ts';

export function broadcastKey(asked: string, member: string): string {
  return `${asked}/${member}`;
}

interface OfBroadcast {
  readonly asked: string;
  readonly member: string;
}

/** Null: the key of a step's own message. A member's id may hold anything, a step's no slash. */
export function readBroadcastKey(key: string): OfBroadcast | null {
  const [, asked, member] = /^([^/]+\/[^/]+#\d+)\/(.*)$/su.exec(key) ?? [];
  return asked === undefined || member === undefined ? null : { asked, member };
}

/** What became of messages that a broadcast waits for: counted at the next look at its job, which answers the step. */
export async function noteOutcomes(tx: Tx, answers: readonly RequestAnswer[]): Promise<void> {
  const noted = answers.flatMap(({ key, outcome, data }) => {
    const of = readBroadcastKey(key);
    const isTaken = outcome === 'accepted' || outcome === 'delivered';
    return of === null ? [] : [{ ...of, outcome: isTaken ? TAKEN : typeof data.reason === 'string' ? data.reason : outcome }];
  });
  if (noted.length === 0) return;
  await tx`
    update job_targets t set status = 'ended', outcome = n.outcome
    from jsonb_to_recordset(${rows(tx, noted)}) as n(asked text, member text, outcome text) join jobs j on j.asked_by = n.asked
    where t.job_id = j.id and t.external_id = n.member and t.status = 'started' and t.run_id is null`;
}

/** The outcome of those who got it; all others are reasons. */
export const TAKEN = 'taken';

/** What was not sent yet of broadcasts that nobody waits for any more is not sent. */
export async function callOff(tx: Tx, keys: readonly string[]): Promise<void> {
  const runs = [...new Set(keys.map((key) => key.slice(0, key.indexOf('/'))))];
  await tx`
    update messages m set status = 'skipped', why = 'runEnded' from jobs j
    where j.asked_by = any(${keys as string[]}::text[]) and j.type = 'broadcast'
      and m.run_id = any(${runs}::uuid[]) and m.why is not null and m.status = 'waiting' and starts_with(m.key, j.asked_by || '/')`;
}
