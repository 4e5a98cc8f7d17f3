// The built designer. Its pages are addresses of one file; what has its hash in the name never changes.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { notFound } from './refusal.ts';

export function designerRoutes(folder: string) {
  const app = new Hono();
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  // Not the page: a script tag that gets HTML fails in a way that nobody understands.
  app.get('/assets/*', () => {
    throw notFound({ zh: '文件', en: 'file' });
  });
  app.get('*', serveStatic({ root: folder, onFound: (_path, c) => c.header('Cache-Control', 'no-cache') }));
  app.get('*', async (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.html(await readFile(join(folder, 'index.html'), 'utf8'));
  });
  return app;
}
