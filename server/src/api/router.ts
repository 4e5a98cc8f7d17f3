// What all routers share: the operator in the context, and how a request that does not fit its schema is answered.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from './operator.ts';
import { Refusal } from './refusal.ts';

export function router() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
      const named = errors.map((error) => (error.path === '' ? error.message : `${error.path}: ${error.message}`)).join('; ');
      throw new Refusal('bad-request', { zh: `以下内容需要修改：${named}`, en: `Mend these and send it again: ${named}` }, { errors });
    },
  });
}

export function answers<S extends z.ZodType>(schema: S, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } } };
}

export function takes<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** What is answered is never changed. */
export function listOf<S extends z.ZodType>(schema: S) {
  return z.array(schema).readonly();
}

export function pageOf<S extends z.ZodType>(schema: S) {
  return z.object({ items: listOf(schema), cursor: z.string().nullable().openapi({ description: 'Send it back for the next page.' }) });
}

/** `{}`: it was done, and there is nothing to say. */
export const nothing = z.strictObject({}).openapi('Nothing');
