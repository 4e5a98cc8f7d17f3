// What people have to do, who has it, and that they have done it.
import { createRoute, z } from '@hono/zod-openapi';
import type { TakenUp } from '../runtime/take-up-task.ts';
import { listTasks, readTask } from '../stores/task-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { TaskDto } from './contract.ts';
import { anyObject, scopeQuery } from './document-shapes.ts';
import { nameOf, namesOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';
import { task, taskStatus } from './run-shapes.ts';

const aTask = { zh: '任务', en: 'task' };
const tags = ['tasks'];
const params = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const line = z.string().trim().min(1).max(100);

export function tasksRoutes({ sql, runtime }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/tasks',
        tags,
        summary: 'Tasks, open ones first, the most urgent on top',
        request: {
          query: z.object({ scope: scopeQuery, status: taskStatus.optional(), whose: z.enum(['mine', 'team', 'all']).default('all') }),
        },
        responses: answers(listOf(task), 'The tasks.'),
      }),
      async (c) => {
        const { scope, status, whose } = c.req.valid('query');
        const filter = {
          scopeId: scope,
          ...(status === undefined ? {} : { status }),
          ...(whose === 'all' ? {} : { whose: { which: whose, names: namesOf(c.var.operator) } }),
        };
        return c.json(await listTasks(sql, filter), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/tasks/{id}/acknowledge',
        tags,
        summary: 'Take a task up: it escalates no further, and becomes yours where it was nobody’s',
        request: { params },
        responses: answers(task, 'The task.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await now(id, await runtime.takeUpTask(id, { type: 'acknowledge', by: nameOf(c.var.operator) })), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/tasks/{id}/claim',
        tags,
        summary: 'Take a task over from whoever has it',
        request: { params },
        responses: answers(task, 'The task.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await now(id, await runtime.takeUpTask(id, { type: 'claim', by: nameOf(c.var.operator) })), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/tasks/{id}/assign',
        tags,
        summary: 'Give a task to somebody',
        request: { params, body: takes(z.strictObject({ to: line })) },
        responses: answers(task, 'The task.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { to } = c.req.valid('json');
        return c.json(await now(id, await runtime.takeUpTask(id, { type: 'assign', by: nameOf(c.var.operator), to })), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/tasks/{id}/complete',
        tags,
        summary: 'Complete a task by one of its outcomes',
        request: {
          params,
          body: takes(
            z.strictObject({
              outcome: z.string().max(64),
              note: z.string().max(2_000).optional(),
              form: anyObject.optional(),
              ticked: z.array(z.int().min(0).max(100)).max(100).optional(),
            }),
          ),
        },
        responses: answers(task, 'The task.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { outcome, note, form, ticked } = c.req.valid('json');
        const result = await runtime.completeTask({
          taskId: id,
          outcome,
          note: note ?? null,
          by: nameOf(c.var.operator),
          ...(form === undefined ? {} : { form }),
          ...(ticked === undefined ? {} : { ticked }),
        });
        const current = await readTask(sql, id);
        if (result === 'unknown' || !current) throw notFound(aTask);
        if (result === 'noSuchOutcome') throw noSuchOutcome(outcome);
        // A second click, or a second person with the same answer, is not an error.
        if (result === 'notOpen' && current.outcome !== outcome) throw alreadyClosed();
        if (typeof result === 'object') throw formAtFault(current, result.fields);
        return c.json(current, 200);
      },
    );

  async function now(id: number, result: TakenUp): Promise<TaskDto> {
    const current = await readTask(sql, id);
    if (result === 'unknown' || !current) throw notFound(aTask);
    if (result === 'notOpen') throw alreadyClosed();
    return current;
  }
}

function noSuchOutcome(outcome: string): Refusal {
  return new Refusal('bad-request', {
    zh: `任务没有「${outcome}」这个结果，请从列出的结果里选一个。`,
    en: `The task has no outcome ${outcome}. Choose one of those it lists.`,
  });
}

function alreadyClosed(): Refusal {
  return new Refusal('conflict', {
    zh: '任务已经被完成或关闭，请刷新列表。',
    en: 'The task has been done or closed meanwhile. Reload the list.',
  });
}

function formAtFault({ form }: TaskDto, fields: readonly string[]): Refusal {
  const titles = fields.map((name) => form.find((field) => field.name === name)?.title ?? name).join(', ');
  return new Refusal(
    'bad-request',
    { zh: `请填好这些内容：${titles}`, en: `Fill these in and send it again: ${titles}` },
    { errors: fields.map((name) => ({ path: `form.${name}`, message: 'is missing or does not fit' })) },
  );
}
