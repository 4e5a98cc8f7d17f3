// Where other systems answer later. Open: the token in the path is the permission, and it works once.
import { createRoute, z } from '@hono/zod-openapi';
import { takeCallback } from '../runtime/callbacks/callback-store.ts';
import type { ApiParts } from './api-parts.ts';
import { anyObject } from './document-shapes.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, nothing, router, takes } from './router.ts';

const LARGEST_DATA = 16_384;

export function callbackRoutes({ sql, runtime }: ApiParts) {
  return router().openapi(
    createRoute({
      method: 'post',
      path: '/v1/callbacks/{token}',
      tags: ['callbacks'],
      security: [],
      summary: 'Answer a step that waits for another system; the token works once',
      request: {
        params: z.object({ token: z.string().min(20).max(100) }),
        body: takes(
          z.strictObject({
            outcome: z.string().min(1).max(40).openapi({ description: 'One of the outcomes that the step has.' }),
            data: anyObject.default({}).openapi({ description: 'Becomes variables of the run, by name.' }),
          }),
        ),
      },
      responses: answers(nothing, 'Committed.'),
    }),
    async (c) => {
      const { outcome, data } = c.req.valid('json');
      if (Buffer.byteLength(JSON.stringify(data)) > LARGEST_DATA) {
        throw new Refusal('bad-request', { zh: `data 超过 ${LARGEST_DATA} 字节：精简后再发。`, en: `data is larger than ${LARGEST_DATA} bytes: send less.` });
      }
      const taken = await takeCallback(sql, c.req.valid('param').token, outcome, data);
      switch (taken.status) {
        case 'unknown':
          throw notFound({ zh: '等待中的回调（可能已用过或已过期）', en: 'waiting callback (it may have been used, or be over)' });
        case 'noSuchOutcome': {
          const allowed = taken.outcomes.join(', ');
          throw new Refusal('bad-request', { zh: `outcome 要从这些里选：${allowed}`, en: `outcome must be one of ${allowed}` });
        }
        case 'taken':
          runtime.poke([taken.lane]);
          return c.json({}, 200);
      }
    },
  );
}
