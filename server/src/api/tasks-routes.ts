// What people have to do, and that they have done it.
import { createRoute, z } from '@hono/zod-openapi';
import { listTasks, readTask } from '../stores/task-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';
import { task, taskStatus } from './run-shapes.ts';

const aTask = { zh: '任务', en: 'task' };
const tags = ['tasks'];

export function tasksRoutes({ sql, runtime }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/tasks',
        tags,
        summary: 'Tasks, open ones first, the most urgent on top',
        request: { query: z.object({ scope: scopeQuery, status: taskStatus.optional() }) },
        responses: answers(listOf(task), 'The tasks.'),
      }),
      async (c) => {
        const { scope, status } = c.req.valid('query');
        return c.json(await listTasks(sql, { scopeId: scope, ...(status === undefined ? {} : { status }) }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/tasks/{id}/complete',
        tags,
        summary: 'Complete a task by one of its outcomes',
        request: {
          params: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
          body: takes(z.strictObject({ outcome: z.string().max(64), note: z.string().max(2_000).optional() })),
        },
        responses: answers(task, 'The task.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { outcome, note } = c.req.valid('json');
        const result = await runtime.completeTask({ taskId: id, outcome, note: note ?? null, by: nameOf(c.var.operator) });
        const now = await readTask(sql, id);
        if (result === 'unknown' || !now) throw notFound(aTask);
        if (result === 'noSuchOutcome') throw noSuchOutcome(outcome);
        // A second click, or a second person with the same answer, is not an error.
        if (result === 'notOpen' && now.outcome !== outcome) throw alreadyClosed();
        return c.json(now, 200);
      },
    );
}

function noSuchOutcome(outcome: string): Refusal {
  return new Refusal('bad-request', {
    zh: `任务没有“${outcome}”这个结果，请从列出的结果里选一个。`,
    en: `The task has no outcome ${outcome}. Choose one of those it lists.`,
  });
}

function alreadyClosed(): Refusal {
  return new Refusal('conflict', {
    zh: '任务已经被完成或关闭，请刷新列表。',
    en: 'The task has been done or closed meanwhile. Reload the list.',
  });
}
