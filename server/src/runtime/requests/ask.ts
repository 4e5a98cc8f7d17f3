// Asks a member: a row with a token, which is all that a page needs to show it and to take the answer.
import { randomBytes } from 'node:crypto';
import { rows } from '../../db/rows-parameter.ts';
import type { RequestHandler } from './request-handler.ts';

export const ask: RequestHandler<'ask'> = {
  async answer(tx, { lane: { scopeId, flowId } }, asked) {
    const list = asked.map(({ key, runId, memberId, step, at, request }) => ({
      key, runId, memberId, step, at, place: request.by, form: request.form, dueAt: request.dueAt, token: randomBytes(24).toString('base64url'),
    }));
    await tx`
      insert into asks (key, token, scope_id, run_id, flow_id, member_id, step, place, form, status, asked_at, due_at)
      select key, token, ${scopeId}, "runId", ${flowId}, "memberId", step, place, form, 'open', at, "dueAt"
      from jsonb_to_recordset(${rows(tx, list)})
        as a(key text, token text, "runId" uuid, "memberId" bigint, step text, place text, form jsonb, at bigint, "dueAt" bigint)
      on conflict (key) do nothing`;
    return { answers: [] };
  },
  async withdraw(tx, keys) {
    await tx`update asks set status = 'closed' where key = any(${keys as string[]}::text[]) and status = 'open'`;
    return [];
  },
};
