import { z } from '@hono/zod-openapi';
import { instant } from './document-shapes.ts';
import { listOf } from './router.ts';
import { memberSummary } from './run-shapes.ts';

/** A delta, a tier, a title, or whether it is there. */
const written = z.union([z.string(), z.number(), z.boolean()]).nullable();

export const memberBooks = z
  .object({
    member: memberSummary,
    lifecycle: z.string().nullable(),
    activity: z.string().nullable(),
    points: z.record(z.string(), z.number()).openapi({ description: 'Account → balance.' }),
    badges: listOf(z.string()),
    title: z.string().nullable(),
    consents: z.record(z.string(), z.boolean()).openapi({ description: '`<purpose>/<channel>` → granted.' }),
    communities: listOf(
      z.object({ community: z.string(), name: z.string().nullable(), role: z.string().nullable(), joinedAt: instant }),
    ),
    grants: listOf(
      z.object({
        key: z.string(),
        item: z.string(),
        kind: z.string(),
        code: z.string(),
        at: instant,
        expiresAt: instant.nullable(),
        flow: z.string().nullable(),
      }),
    ),
    ledger: listOf(
      z.object({
        key: z.string(),
        at: instant,
        kind: z.enum(['tier', 'points', 'badge', 'title', 'role', 'consent']),
        name: z.string(),
        value: written,
        reason: z.string().nullable(),
        flow: z.string().nullable().openapi({ description: 'Null: written by a person or another system.' }),
      }),
    ),
  })
  .openapi('MemberBooks');

export type MemberBooksDto = z.output<typeof memberBooks>;

export const stock = z
  .object({ item: z.string(), total: z.number().nullable(), taken: z.number(), endsAt: instant.nullable() })
  .openapi('Stock');

export type StockDto = z.output<typeof stock>;

export const stockEntry = z
  .object({
    id: z.string(),
    kind: z.enum(['grant', 'adjustment']),
    at: instant,
    who: z.string().openapi({ description: 'The member, or the operator who changed it.' }),
    name: z.string().nullable().openapi({ description: 'Of the member.' }),
    change: z.number().nullable().openapi({ description: 'What was added or taken; null: it was, or is from then on, any number.' }),
    remained: z.number().nullable().openapi({ description: 'Null: any number, or not known.' }),
    reason: z.string().nullable().openapi({ description: 'Of an adjustment; of a grant the flow.' }),
    run: z.string().nullable(),
    total: z.number().nullable(),
    endsAt: instant.nullable(),
  })
  .openapi('StockEntry');

export type StockEntryDto = z.output<typeof stockEntry>;

export const community = z
  .object({ community: z.string(), name: z.string().nullable(), capacity: z.number().nullable(), members: z.number() })
  .openapi('Community');

export type CommunityDto = z.output<typeof community>;
