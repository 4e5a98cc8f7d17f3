// Scopes whose clock is driven from outside: for replays of the past, and for tests.
import { randomBytes } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { createKey } from '../auth/access-key-store.ts';
import { deployVersion } from '../runtime/deploy-version.ts';
import { readScopeNow } from '../runtime/scope-clock.ts';
import { createScope } from '../runtime/scopes.ts';
import { isZone } from '../runtime/write-traits.ts';
import { latestVersion, readProgramOf } from '../stores/version-store.ts';
import { readWorkspace } from '../stores/workspace-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { FlowVersionDto } from './contract.ts';
import { instant } from './document-shapes.ts';
import { flowVersion } from './flow-shapes.ts';
import { Refusal } from './refusal.ts';
import { answers, router, takes } from './router.ts';
import { scope } from './run-shapes.ts';

/** A century: instants beyond it are typing errors. */
const epochMs = z.int().min(0).max(4_102_444_800_000);
const clock = z.object({ now: instant });
const params = z.object({ scope: z.string().max(64) });
const tags = ['scopes'];

const newScope = z.strictObject({
  name: z.string().trim().min(1).max(100),
  kind: z.literal('driven'),
  now: epochMs,
  zone: z.string().max(64).refine(isZone, 'must be an IANA time zone').optional(),
});

export function scopesRoutes(parts: ApiParts) {
  const { sql, runtime } = parts;
  return router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/scopes',
        tags,
        summary: 'Make a scope with a driven clock; the answer has its write key, this once',
        request: { body: takes(newScope) },
        responses: answers(scope, 'The scope.'),
      }),
      async (c) => {
        const { name, kind, now, zone } = c.req.valid('json');
        const id = `${kind}-${randomBytes(6).toString('hex')}`;
        const clock = { form: 'driven', now, settled: false } as const;
        await createScope(sql, { id, name, kind, clock, zone: zone ?? (await readWorkspace(sql)).zone });
        const { key } = await createKey(sql, { kind: 'write', scope: id, name });
        return c.json({ id, name, kind, writeKey: key, now }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/scopes/{scope}/flows/{id}',
        tags,
        summary: 'Let the published version of a flow enroll in this scope too',
        request: { params: params.extend({ id: z.string().max(64) }) },
        responses: answers(flowVersion, 'The version.'),
      }),
      async (c) => {
        const { scope, id } = c.req.valid('param');
        return c.json(await deployInto(parts, scope, id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/scopes/{scope}/clock',
        tags,
        summary: 'Move the clock; answers when all that is due until then has been done',
        request: { params, body: takes(z.strictObject({ to: epochMs, settle: z.boolean().default(true) })) },
        responses: answers(clock, 'Where the clock is.'),
      }),
      async (c) => {
        const { to, settle } = c.req.valid('json');
        const now = await runtime.moveClock({ scopeId: c.req.valid('param').scope, to, settle }, c.req.raw.signal);
        return c.json({ now }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/scopes/{scope}/clock',
        tags,
        summary: 'What time it is there',
        request: { params },
        responses: answers(clock, 'Where the clock is.'),
      }),
      async (c) => c.json({ now: await readScopeNow(sql, c.req.valid('param').scope) }, 200),
    );
}

async function deployInto({ sql }: ApiParts, scopeId: string, flowId: string): Promise<FlowVersionDto> {
  const at = await readScopeNow(sql, scopeId);
  return sql.begin(async (tx) => {
    const version = await latestVersion(tx, flowId);
    if (!version) {
      throw new Refusal('conflict', {
        zh: '这个流程还没有发布的版本，请先发布。',
        en: 'This flow has no published version. Publish it first.',
      });
    }
    await deployVersion(tx, { scopeId, flowId, versionId: version.id, program: await readProgramOf(tx, version.id), at });
    return { versionId: String(version.id), number: version.number, at: version.at };
  });
}
