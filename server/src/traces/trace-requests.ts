import type { MiddlewareHandler } from 'hono';
import { traces, tracesAreOn } from './tracing.ts';

/** A span a request, named by the pattern of its path: ids of people may stand in the path itself. */
export function traceRequests(): MiddlewareHandler {
  return async (c, next) => {
    if (!tracesAreOn()) return next();
    await traces().inSpan(c.req.method, 'server', c.req.header('traceparent') ?? null, async (span) => {
      await next();
      const route = c.req.matchedRoutes.findLast(({ method }) => method !== 'ALL')?.path ?? 'unknown';
      span.set({ 'http.request.method': c.req.method, 'http.route': route, 'http.response.status_code': c.res.status });
      if (c.res.status >= 500) span.fail(String(c.res.status));
    });
  };
}
