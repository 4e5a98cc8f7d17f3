import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitAttempts } from './attempt-limit.ts';
import { errorResponse } from './error-response.ts';

function door() {
  const app = new Hono();
  app.onError((error, c) => errorResponse(error, c, () => undefined));
  app.use('*', limitAttempts({ wrong: 3, withinSeconds: 60 }));
  app.get('/:password', (c) => c.text('', c.req.param('password') === 'right' ? 200 : 401));
  return async (password: string) => (await app.request(`/${password}`)).status;
}

test('being right costs nothing, however often', async () => {
  const knock = door();
  for (let n = 0; n < 10; n++) expect(await knock('right')).toBe(200);
});

test('after so many wrong ones not even the right one is tried', async () => {
  const knock = door();
  for (let n = 0; n < 3; n++) expect(await knock('wrong')).toBe(401);
  expect(await knock('right')).toBe(429);
});

test('wrong ones between right ones add up', async () => {
  const knock = door();
  for (let n = 0; n < 3; n++) {
    expect(await knock('wrong')).toBe(401);
    if (n < 2) expect(await knock('right')).toBe(200);
  }
  expect(await knock('wrong')).toBe(429);
});
