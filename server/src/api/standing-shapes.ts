import { z } from '@hono/zod-openapi';
import type { FailedPlace, FailedRun, LaneDto, RetriedPage } from './contract.ts';
import { bilingual, instant } from './document-shapes.ts';
import { listOf } from './router.ts';
import { runSummary } from './run-shapes.ts';

/** A query, so that going on needs no body. */
export const goOnQuery = z.object({
  elapsed: z.enum(['fire', 'skip', 'retime']).default('fire').openapi({
    description:
      '`fire`: what elapsed during the pause rings now. `skip`: each run walks on to where it would be, without saying anything. `retime`: waits are prolonged by the pause.',
  }),
});

export const lane = z
  .object({
    id: z.string(),
    name: z.string().openapi({ description: 'By which Temporal knows it.' }),
    flow: z.object({ id: z.string(), name: z.string(), version: z.number() }),
    number: z.number().openapi({ description: 'Of its version, from 1.' }),
    waiting: z.number().openapi({ description: 'Places at which its runs wait: one for each run, and one more for each path that it walks beside.' }),
    late: z.number().openapi({ description: 'For how many milliseconds the earliest timer in it has been due.' }),
    pausedAt: instant.nullable(),
    flowPaused: z.boolean().openapi({ description: 'It stands still with its flow.' }),
  })
  .openapi('Lane') satisfies z.ZodType<LaneDto>;

export const failedRun = runSummary
  .extend({
    stoppedAt: listOf(
      z.object({
        step: z.string(),
        title: bilingual,
        outcomes: listOf(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
        movesTo: listOf(z.object({ step: z.string(), title: bilingual })).openapi({ description: 'Steps at which it may go on instead.' }),
      }),
    ),
  })
  .openapi('FailedRun') satisfies z.ZodType<FailedRun>;

export const failedPlace = z
  .object({ flow: z.object({ id: z.string(), name: z.string() }), step: z.string(), title: bilingual, count: z.number() })
  .openapi('FailedPlace') satisfies z.ZodType<FailedPlace>;

export const retriedPage = z.object({
  asked: z.number(),
  cursor: z.string().nullable().openapi({ description: 'For the next page; null: this was the last.' }),
}) satisfies z.ZodType<RetriedPage>;
