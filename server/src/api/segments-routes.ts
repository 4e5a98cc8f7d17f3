// Segments, and how many members a condition holds for.
import { createRoute, z } from '@hono/zod-openapi';
import { checkMemberCondition, type Condition, conditionSchema, type Dictionary } from '@sopwith/engine';
import { countMembers, TakesTooLong } from '../condition/count-members.ts';
import { deleteSegment, isCircular, listSegments, readSegment, saveSegment } from '../segments/segment-store.ts';
import { readDictionary } from '../stores/declaration-store.ts';
import type { ApiParts } from './api-parts.ts';
import type { ConditionCount, SegmentDto } from './contract.ts';
import { anyObject, instant, scopeQuery } from './document-shapes.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 of a-z, 0-9 and -');
const params = z.object({ id });
const savedCondition = z.custom<Condition>().openapi({ type: 'object', additionalProperties: true, description: 'A condition over a member.' });
const segment = z
  .object({ id: z.string(), name: z.string(), description: z.string(), condition: savedCondition, members: z.number(), updatedAt: instant })
  .openapi('Segment') satisfies z.ZodType<SegmentDto>;
const count = z
  .object({
    matching: z.number(),
    members: z.number(),
    examples: listOf(z.object({ userId: z.string(), name: z.string().nullable() })),
  })
  .openapi('ConditionCount') satisfies z.ZodType<ConditionCount>;
const change = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    description: z.string().max(1000).default(''),
    condition: anyObject,
  })
  .openapi('SegmentChange');

const tags = ['segments'];
const what = { zh: '人群', en: 'segment' };

export function segmentsRoutes({ sql, now }: ApiParts) {
  const counted = (condition: Condition, scope: string) =>
    countMembers(sql, scope, condition).catch((error: unknown) => {
      if (!(error instanceof TakesTooLong)) throw error;
      throw new Refusal('unavailable', {
        zh: '成员太多，一时数不完。条件照样可以保存和使用。',
        en: 'There are too many members to count in time. The condition can be saved and used all the same.',
      });
    });
  return router()
    .openapi(
      createRoute({ method: 'get', path: '/v1/segments', tags, summary: 'Segments, by name', responses: answers(listOf(segment), 'The segments.') }),
      async (c) => c.json([...(await listSegments(sql))], 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/segments/{id}',
        tags,
        summary: 'Make a segment, or change it; answers when its members are right. Who is in it by that did not enter it.',
        request: { params, body: takes(change) },
        responses: answers(segment, 'The segment.'),
      }),
      async (c) => {
        const { id: of } = c.req.valid('param');
        const { name, description, condition } = c.req.valid('json');
        const parsed = parseCondition(condition, await readDictionary(sql));
        if (await isCircular(sql, of, parsed)) {
          throw new Refusal('bad-request', {
            zh: '这个人群绕了一圈又用到自己：去掉条件里的那个人群。',
            en: 'This segment would be made of itself: take that segment out of its condition.',
          });
        }
        await saveSegment(sql, of, { name, description, condition: parsed }, now());
        const saved = await readSegment(sql, of);
        if (!saved) throw notFound(what);
        return c.json(saved, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/segments/{id}',
        tags,
        summary: 'Delete a segment; nobody leaves it by that',
        request: { params },
        responses: answers(nothing, 'It is gone.'),
      }),
      async (c) => {
        if (!(await deleteSegment(sql, c.req.valid('param').id))) throw notFound(what);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/conditions/count',
        tags,
        summary: 'How many members a condition holds for now, with a few of them',
        request: { query: z.object({ scope: scopeQuery }), body: takes(z.strictObject({ condition: anyObject })) },
        responses: answers(count, 'The count.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        return c.json(await counted(parseCondition(c.req.valid('json').condition, await readDictionary(sql)), scope), 200);
      },
    );
}

export function parseCondition(json: unknown, dictionary: Dictionary): Condition {
  const parsed = conditionSchema.safeParse(json);
  if (!parsed.success) {
    throw new Refusal(
      'bad-request',
      { zh: '条件还没有写完整。', en: 'The condition is not complete.' },
      { errors: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: ['condition', ...path.map(String)].join('.'), message })) },
    );
  }
  const problems = checkMemberCondition(parsed.data, dictionary).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) {
    const typed = problems.some(({ code }) => code !== 'condition.beforeRun' && code !== 'condition.noEvent' && code !== 'reference.unknownStep');
    const detail = typed
      ? { zh: '条件和登记的数据类型对不上。', en: 'The condition does not go with the types that are declared.' }
      : { zh: '条件里有只在流程里才有的东西。', en: 'The condition asks for what only a run has.' };
    throw new Refusal('bad-request', detail, { problems });
  }
  return parsed.data;
}
