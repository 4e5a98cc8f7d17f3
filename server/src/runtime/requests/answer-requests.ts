// Between the exchange and the handlers: groups what a batch asks for by kind, and turns what is known at once into inputs.
import type { Effects, LaneRow } from '@sopwith/activities';
import type { RequestKind } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { handlers } from './handlers.ts';
import type { Asked, RequestAnswer, RequestAnswers, RequestContext } from './request-handler.ts';

/** Returns the lanes that became runnable; the asking lane itself comes again anyway, for its next batch finds the answers. */
export async function answerRequests(
  tx: Tx,
  context: RequestContext,
  { requests, withdrawn }: Pick<Effects, 'requests' | 'withdrawn'>,
): Promise<readonly number[]> {
  if (requests.length === 0 && withdrawn.length === 0) return [];
  const lanes: number[] = [];
  for (const kind of Object.keys(handlers) as RequestKind[]) {
    if (withdrawn.length > 0) await handlers[kind].withdraw?.(tx, withdrawn);
    const asked = requests.filter(({ request }) => request.kind === kind);
    if (asked.length === 0) continue;
    const { answers, lanes: woken } = await answersOf(kind, tx, context, asked);
    await insertAnswers(tx, context.lane.clock.now, answers);
    lanes.push(...(woken ?? []));
  }
  return lanes;
}

function answersOf<Kind extends RequestKind>(kind: Kind, tx: Tx, context: RequestContext, asked: Effects['requests']): Promise<RequestAnswers> {
  // They were chosen by this kind, which their type cannot say.
  return handlers[kind].answer(tx, context, asked as unknown as readonly Asked<Kind>[]);
}

/** Answers of any kind of step, whose key says which run they are for. Each once: a second answer to a key does nothing. */
export async function insertAnswers(tx: Tx, now: number, answers: readonly RequestAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const inputs = answers.map(({ key, outcome, data }) => ({ run: key.slice(0, key.indexOf('/')), source: `a${key}`, payload: { key, outcome, data } }));
  await tx`
    insert into run_inputs (run_id, source, kind, at, seq, payload)
    select run, source, 'answer', ${now}, nextval('position_seq'), payload
    from jsonb_to_recordset(${rows(tx, inputs)}) as i(run uuid, source text, payload jsonb)
    on conflict do nothing`;
}

/** The lanes of the runs that these answers are for, to be poked after the commit. */
export async function lanesOfAnswers(tx: Tx, answers: readonly { readonly key: string }[]): Promise<readonly LaneRow['laneId'][]> {
  const ids = [...new Set(answers.map(({ key }) => key.slice(0, key.indexOf('/'))))];
  const found = await tx<{ laneId: number }[]>`select distinct lane_id as "laneId" from runs where id = any(${ids}::uuid[])`;
  return found.map(({ laneId }) => laneId);
}
