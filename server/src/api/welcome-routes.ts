// The way in: the first sign-in, then better-auth's own routes, of which only these are open.
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createAdministrator } from '../auth/first-sign-in.ts';
import type { SignIn } from '../auth/sign-in.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../auth/sign-in.ts';
import type { ApiParts } from './api-parts.ts';
import { limitAttempts } from './attempt-limit.ts';
import { Refusal } from './refusal.ts';
import { answers, nothing, router, takes } from './router.ts';

const welcome = z
  .strictObject({
    token: z.string().min(1).max(200),
    name: z.string().trim().min(1).max(100),
    email: z.email().max(200),
    password: z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH),
  })
  .openapi('Welcome');

const WRONG_ATTEMPTS = { wrong: 10, withinSeconds: 60 };

export function welcomeRoutes({ sql, signIn }: ApiParts) {
  const app = router();
  const limit = limitAttempts(WRONG_ATTEMPTS);
  app.use('/v1/welcome', limit);
  app.use('/api/auth/sign-in/email', limit);
  app.on(['POST'], ['/api/auth/sign-in/email', '/api/auth/sign-out'], (c) => handOver(signIn, c));
  app.get('/api/auth/get-session', (c) => handOver(signIn, c));
  return app.openapi(
    createRoute({
      method: 'post',
      path: '/v1/welcome',
      tags: ['session'],
      security: [],
      summary: 'The first sign-in: creates the administrator and signs in',
      request: { body: takes(welcome) },
      responses: answers(nothing, 'Signed in, by the cookie.'),
    }),
    async (c) => {
      const { token, name, email, password } = c.req.valid('json');
      const { password: hashing } = await signIn.$context;
      const isFirst = await createAdministrator(sql, token, { name, email, passwordHash: await hashing.hash(password) });
      if (!isFirst) throw used();
      const signedIn = await signIn.api.signInEmail({ body: { email, password }, headers: c.req.raw.headers, asResponse: true });
      for (const cookie of signedIn.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
      return c.json({}, 200);
    },
  );
}

async function handOver(signIn: SignIn, c: Context): Promise<Response> {
  const answer = await signIn.handler(c.req.raw);
  if (answer.ok) return answer;
  if (answer.status >= 500) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  if (answer.status === 401) {
    throw new Refusal('not-signed-in', {
      zh: '邮箱或密码不正确，请重新输入。',
      en: 'The e-mail address or the password is wrong. Try again.',
    });
  }
  const { message } = (await answer.json()) as { message?: string };
  const why = message ?? `status ${answer.status}`;
  throw new Refusal(answer.status === 403 ? 'not-allowed' : 'bad-request', {
    zh: `登录请求有误：${why}`,
    en: `The sign-in request was refused: ${why}`,
  });
}

function used(): Refusal {
  return new Refusal('not-allowed', {
    zh: '这个首次登录链接已经用过或已失效。如果还没有管理员，请重启 Sopwith 取得新链接；否则请直接登录。',
    en: 'This first-sign-in link was used or replaced. If there is no administrator yet, restart Sopwith for a new one; otherwise sign in.',
  });
}
