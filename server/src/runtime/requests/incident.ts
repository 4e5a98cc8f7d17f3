import { changeIncident } from '../incidents.ts';
import type { RequestAnswer, RequestHandler } from './request-handler.ts';

export const incident: RequestHandler<'incident'> = {
  async answer(tx, { lane: { scopeId, flowId } }, asked) {
    const answers: RequestAnswer[] = [];
    const [flow] = await tx<{ name: string }[]>`select name from flows where id = ${flowId}`;
    // In one order for all lanes: two that change the same incidents wait for each other, never both.
    const ordered = [...asked].sort((a, b) => (placeOf(a.request.change) < placeOf(b.request.change) ? -1 : 1));
    for (const { key, memberId, at, request } of ordered) {
      const cause = { scopeId, at, key, by: flow?.name ?? flowId, memberId: await concernedBy(memberId) };
      const { outcome, incident: name } = await changeIncident(tx, cause, request.change);
      answers.push({ key, outcome, data: name === null ? {} : { incident: name } });
    }
    return { answers };

    /** An incident is not concerned by itself, nor is anything else that is no member. */
    async function concernedBy(memberId: number): Promise<number | null> {
      const [member] = await tx`select 1 from members where id = ${memberId} and kind = 'member'`;
      return member ? memberId : null;
    }
  },
};

type Change = Parameters<typeof changeIncident>[2];

function placeOf(change: Change): string {
  return change.op === 'open' ? `open/${change.mergeKey}` : `seen/${change.incident}`;
}
