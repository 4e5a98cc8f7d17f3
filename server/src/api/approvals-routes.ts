// Texts that wait for people to agree to them.
import { createRoute, z } from '@hono/zod-openapi';
import type { Voted } from '../runtime/approvals.ts';
import { listApprovals, readApproval } from '../stores/approval-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { ApprovalDto } from './contract.ts';
import { instant, scopeQuery } from './document-shapes.ts';
import { type Operator, namesOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const status = z.enum(['open', 'approved', 'rejected', 'closed']);
const vote = z.object({ person: z.string(), vote: z.enum(['approve', 'reject']), note: z.string().nullable(), at: instant });
const approval = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    textHash: z.string(),
    needed: z.number(),
    role: z.string(),
    approvers: listOf(z.string()),
    status,
    note: z.string().nullable(),
    member: z.object({ userId: z.string(), name: z.string().nullable() }),
    flow: z.object({ id: z.string(), name: z.string() }),
    run: z.string(),
    openedAt: instant,
    dueAt: instant.nullable(),
    doneAt: instant.nullable(),
    rehearsal: z.boolean(),
    youAre: z.enum(['author', 'approver', 'reader']),
    votes: listOf(vote),
    voidVotes: listOf(vote.extend({ textHash: z.string() })),
  })
  .openapi('Approval') satisfies z.ZodType<ApprovalDto>;
const params = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const textHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the textHash of the approval that was read');
const newVote = z
  .strictObject({ vote: z.enum(['approve', 'reject']), textHash, note: z.string().trim().max(2_000).optional() })
  .refine(({ vote, note }) => vote === 'approve' || (note ?? '') !== '', { path: ['note'], message: 'must say why it is rejected' });
const tags = ['tasks'];

export function approvalsRoutes({ sql, runtime }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/approvals',
        tags,
        summary: 'Texts to be approved, open ones first',
        request: { query: z.object({ scope: scopeQuery, status: status.optional() }) },
        responses: answers(listOf(approval), 'The approvals.'),
      }),
      async (c) => {
        const { scope, status: wanted } = c.req.valid('query');
        const names = namesOf(c.var.operator);
        return c.json(await listApprovals(sql, { scopeId: scope, names, ...(wanted === undefined ? {} : { status: wanted }) }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/approvals/{id}/vote',
        tags,
        summary: 'Agree to a text as it stands, or reject it with a reason',
        request: { params, body: takes(newVote) },
        responses: answers(approval, 'The approval.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { vote, textHash: hash, note } = c.req.valid('json');
        const names = namesOf(c.var.operator);
        const voted = await runtime.approvals.vote({ approvalId: id, names, vote, textHash: hash, note: note ?? null });
        return c.json(await now(id, voted, c.var.operator), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/approvals/{id}/text',
        tags,
        summary: 'Edit a text: the votes for it are void, and whoever edits it has none',
        request: { params, body: takes(z.strictObject({ text: z.string().trim().min(1).max(10_000), textHash })) },
        responses: answers(approval, 'The approval.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { text, textHash: hash } = c.req.valid('json');
        const edited = await runtime.approvals.edit({ approvalId: id, names: namesOf(c.var.operator), text, textHash: hash });
        return c.json(await now(id, edited, c.var.operator), 200);
      },
    );

  async function now(id: number, voted: Voted, operator: Operator): Promise<ApprovalDto> {
    const current = await readApproval(sql, id, namesOf(operator));
    if (voted === 'unknown' || current === null) throw notFound({ zh: '审批', en: 'approval' });
    if (voted !== 'done') throw refusals[voted]();
    return current;
  }
}

const refusals: Readonly<Record<Exclude<Voted, 'done' | 'unknown'>, () => Refusal>> = {
  notOpen: () => new Refusal('conflict', { zh: '审批已经结束，请刷新。', en: 'It has been decided or closed meanwhile. Reload the list.' }),
  notAsked: () =>
    new Refusal('not-allowed', {
      zh: '你不在这次审批的审批人里，请找值班表上的审批人。',
      en: 'You are not among those who were asked. Ask one of the approvers listed.',
    }),
  isAuthor: () =>
    new Refusal('not-allowed', {
      zh: '这段文字是你写的或改过的，请别的审批人来投。',
      en: 'You wrote or edited this text. Somebody else has to approve it.',
    }),
  textChanged: () =>
    new Refusal('conflict', { zh: '文字刚被改过，请重新读一遍再投。', en: 'The text was edited meanwhile. Read it again, then vote.' }),
};
