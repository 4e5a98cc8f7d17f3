// Opens an approval with those who are on duty now. Whoever wrote the text is not among them; too few are told at once.
import { textHash } from '../approvals.ts';
import type { Asked, RequestAnswer, RequestHandler } from './request-handler.ts';
import type { Tx } from '../../db/connect.ts';

export const approval: RequestHandler<'approval'> = {
  async answer(tx, { lane: { scopeId, flowId } }, asked) {
    const answers: RequestAnswer[] = [];
    for (const one of asked) {
      const { key, runId, memberId, step, at, request } = one;
      const authors = await authorsOf(tx, one);
      const approvers = await onDuty(tx, request.approvers, at, authors);
      if (approvers.length < request.needed) {
        answers.push({ key, outcome: 'tooFew', data: { of: approvers.length, note: '' } });
        continue;
      }
      await tx`
        insert into approvals (key, scope_id, run_id, flow_id, member_id, step, title, text, text_hash, needed, role, approvers, authors, status,
          opened_at, due_at)
        values (${key}, ${scopeId}, ${runId}, ${flowId}, ${memberId}, ${step}, ${request.title}, ${request.text}, ${textHash(request.text)},
          ${request.needed}, ${request.approvers}, ${approvers as string[]}::text[], ${authors as string[]}::text[], 'open', ${at}, ${request.dueAt})
        on conflict (key) do nothing`;
    }
    return { answers };
  },
  async withdraw(tx, keys) {
    await tx`update approvals set status = 'closed' where key = any(${keys as string[]}::text[]) and status = 'open'`;
    return [];
  },
};

/** Whoever did the step that wrote the text, by name and by address. */
async function authorsOf(tx: Tx, { runId, request }: Asked<'approval'>): Promise<readonly string[]> {
  if (request.author === null) return [];
  const [task] = await tx<{ person: string | null }[]>`
    select coalesce(done_by, acknowledged_by, assigned_to) as person from tasks where run_id = ${runId} and step = ${request.author}
    order by id desc limit 1`;
  return task?.person ? namesOf(tx, [task.person]) : [];
}

async function namesOf(tx: Tx, people: readonly string[]): Promise<readonly string[]> {
  const found = await tx<{ name: string; email: string }[]>`
    select name, email from auth_user where name = any(${people as string[]}::text[]) or email = any(${people as string[]}::text[])`;
  return [...new Set([...people, ...found.flatMap(({ name, email }) => [name, email])])];
}

async function onDuty(tx: Tx, role: string, at: number, authors: readonly string[]): Promise<readonly string[]> {
  const found = await tx<{ person: string }[]>`
    select distinct person from roster
    where role = ${role} and starts_at <= ${at} and (ends_at is null or ends_at > ${at}) and person <> all(${authors as string[]}::text[])
    order by person`;
  return found.map(({ person }) => person);
}
