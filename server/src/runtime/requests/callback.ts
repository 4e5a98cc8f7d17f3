// Gives a waiting step its token.
import { newToken, openCallbacks } from '../callbacks/callback-store.ts';
import type { RequestHandler } from './request-handler.ts';

export const callback: RequestHandler<'callback'> = {
  async answer(tx, { lane: { scopeId } }, asked) {
    const opened = asked.map(({ key, runId, request: { outcomes } }) => ({
      key, runId, scopeId, kind: 'wait' as const, outcomes, expiresAt: null, token: newToken(),
    }));
    await openCallbacks(tx, opened);
    return { answers: opened.map(({ key, token }) => ({ key, outcome: 'opened', data: { token } })) };
  },
  async withdraw(tx, keys) {
    await tx`delete from callbacks where key = any(${keys as string[]}::text[]) and kind = 'wait'`;
    return [];
  },
};
