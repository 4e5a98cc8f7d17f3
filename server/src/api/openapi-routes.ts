// The API described by itself: `/openapi.json` from the schemas that check requests, and a page to read it on.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { docsPage } from './docs-page.ts';
import { problem } from './document-shapes.ts';
import type { ApiEnv } from './operator.ts';

const problemDocument = z
  .object({
    type: z.string().openapi({ example: 'urn:sopwith:problem:conflict' }),
    title: z.string(),
    status: z.number(),
    detail: z.string().openapi({ description: 'Says what to do; Chinese where Accept-Language begins with zh.' }),
    problems: z.array(problem).optional().openapi({ description: 'All that is wrong with a flow.' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    accepted: z.number().optional().openapi({ description: 'Of a batch: how many calls were taken all the same.' }),
    incident: z.string().optional().openapi({ description: 'Of a bug: the number that its log line carries.' }),
  })
  .openapi('ProblemDocument', { description: 'RFC 9457' });

type Document = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>;

/** `whole` is asked when somebody reads it: all routers have registered their routes by then. */
export function openapiRoutes(whole: () => OpenAPIHono<ApiEnv>) {
  let made: Document | null = null;
  const document = () => (made ??= describeApi(whole()));
  const app = new OpenAPIHono<ApiEnv>();
  app.get('/openapi.json', (c) => c.json(document()));
  app.get('/docs', (c) => c.html(docsPage(document())));
  return app;
}

function describeApi(app: OpenAPIHono<ApiEnv>): Document {
  const registry = app.openAPIRegistry;
  registry.register('ProblemDocument', problemDocument);
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer', description: 'A key of kind `api`.' });
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'sopwith.session_token' });
  registry.registerComponent('securitySchemes', 'writeKey', {
    type: 'http',
    scheme: 'basic',
    description: 'The write key as user, with an empty password, as Segment has it. The key says which scope is written to.',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Sopwith', version: '1', description: 'Instants are milliseconds since 1970-01-01T00:00:00Z unless said otherwise.' },
    security: [{ session: [] }, { apiKey: [] }],
  });
  // Every route can refuse, always in the one form; said here once instead of with each of them.
  const refused = {
    description: 'Refused.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
  };
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = path[method];
      if (operation) operation.responses = { ...operation.responses, default: refused };
    }
  }
  return document;
}
