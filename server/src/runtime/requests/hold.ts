import { releaseHolds, setHold } from '../sending/holds.ts';
import type { RequestAnswer, RequestHandler } from './request-handler.ts';

export const hold: RequestHandler<'hold'> = {
  async answer(tx, { lane: { scopeId, flowId } }, asked) {
    const answers: RequestAnswer[] = [];
    const [flow] = await tx<{ name: string }[]>`select name from flows where id = ${flowId}`;
    for (const { key: cause, at, request } of inOrder(asked)) {
      const { kind: _, ...wanted } = request;
      const outcome = await setHold(tx, { ...wanted, scopeId, at, by: flow?.name ?? flowId, cause });
      answers.push({ key: cause, outcome, data: {} });
    }
    return { answers };
  },
};

export const release: RequestHandler<'release'> = {
  async answer(tx, { lane: { scopeId, flowId } }, asked) {
    const answers: RequestAnswer[] = [];
    const [flow] = await tx<{ name: string }[]>`select name from flows where id = ${flowId}`;
    for (const { key, at, request } of inOrder(asked)) {
      const ended = await releaseHolds(tx, { scopeId, key: request.key, at, by: flow?.name ?? flowId });
      answers.push({ key, outcome: ended > 0 ? 'done' : 'none', data: {} });
    }
    return { answers };
  },
};

/** In one order for all lanes: two that change the same keys wait for each other, never both. */
function inOrder<T extends { readonly request: { readonly key: string } }>(asked: readonly T[]): readonly T[] {
  return [...asked].sort((a, b) => (a.request.key < b.request.key ? -1 : 1));
}
