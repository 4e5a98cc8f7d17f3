// Between the exchange and the handlers: groups what a batch asks for by kind, and turns what is known at once into inputs.
import type { Effects } from '@sopwith/activities';
import type { RequestKind } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { handlers } from './handlers.ts';
import { insertAnswers } from './insert-answers.ts';
import type { Asked, RequestAnswers, RequestContext } from './request-handler.ts';

export { insertAnswers, lanesOfAnswers } from './insert-answers.ts';

/** Returns the lanes that became runnable; the asking lane itself comes again anyway, for its next batch finds the answers. */
export async function answerRequests(
  tx: Tx,
  context: RequestContext,
  { requests, withdrawn }: Pick<Effects, 'requests' | 'withdrawn'>,
): Promise<readonly number[]> {
  if (requests.length === 0 && withdrawn.length === 0) return [];
  const lanes: number[] = [];
  for (const kind of Object.keys(handlers) as RequestKind[]) {
    if (withdrawn.length > 0) lanes.push(...((await handlers[kind].withdraw?.(tx, withdrawn)) ?? []));
    const asked = requests.filter(({ request }) => request.kind === kind);
    if (asked.length === 0) continue;
    const { answers, lanes: woken } = await answersOf(kind, tx, context, asked);
    // Known in the moment of asking: a lane that is late gives the same answer at the same instant as one in time.
    const askedAt = new Map(asked.map(({ key, at }) => [key, at]));
    await insertAnswers(tx, context.lane.clock.now, answers, askedAt);
    lanes.push(...(woken ?? []));
  }
  return lanes;
}

function answersOf<Kind extends RequestKind>(kind: Kind, tx: Tx, context: RequestContext, asked: Effects['requests']): Promise<RequestAnswers> {
  // They were chosen by this kind, which their type cannot say.
  return handlers[kind].answer(tx, context, asked as unknown as readonly Asked<Kind>[]);
}
