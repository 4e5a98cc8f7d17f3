// The built designer. Its pages are addresses of one file; what has its hash in the name never changes.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { notFound } from './refusal.ts';

export function designerRoutes(folder: string) {
  const app = new Hono();
  app.use('/assets/*', cached('public, max-age=31536000, immutable'), serveStatic({ root: folder }));
  // Not the page: a script tag that gets HTML fails in a way that nobody understands.
  app.get('/assets/*', () => {
    throw notFound({ zh: '文件', en: 'file' });
  });
  app.get('*', cached('no-cache'), serveStatic({ root: folder }));
  app.get('*', async (c) => c.html(await readFile(join(folder, 'index.html'), 'utf8')));
  return app;
}

function cached(how: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', how);
  };
}
