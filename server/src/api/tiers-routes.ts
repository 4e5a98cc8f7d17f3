// The ladders that members stand on, and the rules that move them.
import { createRoute, z } from '@hono/zod-openapi';
import { type Condition, type Ladder, LADDERS } from '@sopwith/engine';
import { listSegments } from '../segments/segment-store.ts';
import { readLadders, saveLadder } from '../segments/tier-ladders.ts';
import { readDictionary } from '../stores/declaration-store.ts';
import type { ApiParts } from './api-parts.ts';
import { anyObject } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { Refusal } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';
import { parseCondition } from './segments-routes.ts';
import type { TierLadder } from './tiers-contract.ts';

const ladder = z.enum(['lifecycle', 'activity']);
const savedCondition = z.custom<Condition>().openapi({ type: 'object', additionalProperties: true });
const tierLadder = z
  .object({
    ladder,
    onlyUp: z.boolean(),
    updatedAt: z.number().nullable(),
    updatedBy: z.string().nullable(),
    rungs: listOf(z.object({ tier: z.string(), condition: savedCondition.nullable(), members: z.number() })),
  })
  .openapi('TierLadder') satisfies z.ZodType<TierLadder>;
const change = z
  .strictObject({ onlyUp: z.boolean(), rungs: z.array(z.strictObject({ tier: z.string(), condition: anyObject.nullable() })).max(10) })
  .openapi('TierLadderChange');
const tags = ['members'];

export function tiersRoutes({ sql, now }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/tier-ladders',
        tags,
        summary: 'The ladders with their rules, and how many stand on each rung',
        responses: answers(listOf(tierLadder), 'The ladders.'),
      }),
      async (c) => c.json(await readLadders(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/tier-ladders/{ladder}',
        tags,
        summary: 'Make the rules of a ladder; everybody is looked at anew, and whom they put elsewhere moves there',
        request: { params: z.object({ ladder }), body: takes(change) },
        responses: answers(listOf(tierLadder), 'The ladders.'),
      }),
      async (c) => {
        const { ladder: of } = c.req.valid('param');
        const { onlyUp, rungs } = c.req.valid('json');
        const dictionary = await readDictionary(sql);
        const segments = new Map((await listSegments(sql)).map((segment) => [segment.id, segment.condition]));
        const conditions = Object.fromEntries(
          rungs.map(({ tier, condition }) => {
            if (!(LADDERS[of].slice(1) as readonly string[]).includes(tier)) throw noRung(of);
            const parsed = condition === null ? null : parseCondition(condition, dictionary);
            if (parsed !== null && asksForLadder(parsed, of, segments)) throw ownLadder();
            return [tier, parsed] as const;
          }),
        );
        await saveLadder(sql, of, { onlyUp, conditions }, nameOf(c.var.operator), now());
        return c.json(await readLadders(sql), 200);
      },
    );
}

/** A rung that asks where the member stands, itself or by a segment, would move whom it has just moved. */
function asksForLadder(value: unknown, of: Ladder, segments: ReadonlyMap<string, Condition>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('type' in value && value.type === 'tier' && 'ladder' in value && value.ladder === of) return true;
  if ('type' in value && value.type === 'segment' && 'segment' in value && typeof value.segment === 'string') {
    const named = segments.get(value.segment);
    // Segments are never made of themselves, so this ends.
    return named !== undefined && asksForLadder(named, of, segments);
  }
  return Object.values(value).some((part) => asksForLadder(part, of, segments));
}

function noRung(of: Ladder): Refusal {
  const tiers = LADDERS[of].slice(1).join(', ');
  return new Refusal('bad-request', {
    zh: `条件只能写在这几层：${tiers}。最低一层不用条件，谁都不满足就在那里。`,
    en: `Conditions stand on these rungs: ${tiers}. The lowest needs none: who fulfils nothing stands there.`,
  });
}

function ownLadder(): Refusal {
  return new Refusal('bad-request', {
    zh: '分层的条件里不能再问同一种分层。',
    en: 'The condition of a rung cannot ask for the tier of its own ladder.',
  });
}
