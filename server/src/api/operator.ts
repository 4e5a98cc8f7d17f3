// Who is asking. A person by the session cookie, or a program by an API key; both may do the same in this release.
import type { Context, MiddlewareHandler } from 'hono';
import type { KeyCheck } from '../auth/key-check.ts';
import type { SignIn } from '../auth/sign-in.ts';
import { Refusal } from './refusal.ts';

export type Operator =
  | { readonly type: 'person'; readonly id: string; readonly name: string; readonly email: string }
  | { readonly type: 'key'; readonly id: string; readonly name: string };

export interface ApiEnv {
  readonly Variables: { operator: Operator };
}

export function requireOperator(signIn: SignIn, keys: KeyCheck): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const operator = (await byKey(c, keys)) ?? (await bySession(c, signIn));
    if (!operator) {
      throw new Refusal('not-signed-in', {
        zh: '请先登录；程序请在 Authorization 头里带上 API 密钥（Bearer）。',
        en: 'Sign in first. A program sends its API key as `Authorization: Bearer <key>`.',
      });
    }
    c.set('operator', operator);
    await next();
  };
}

/** How the operator is named in trails and on tasks. */
export function nameOf(operator: Operator): string {
  return operator.name;
}

/** What a person may be called on a roster or a task. */
export function namesOf(operator: Operator): readonly string[] {
  return operator.type === 'person' ? [operator.name, operator.email] : [operator.name];
}

async function byKey(c: Context, keys: KeyCheck): Promise<Operator | null> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) return null;
  const bearer = await keys.check(token);
  return bearer?.kind === 'api' ? { type: 'key', id: bearer.id, name: bearer.name } : null;
}

async function bySession(c: Context, signIn: SignIn): Promise<Operator | null> {
  if (!c.req.header('cookie')) return null;
  const { headers, response: session } = await signIn.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
  // Once a day the session is prolonged, and so must its cookie be.
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  if (!session) return null;
  const { id, name, email } = session.user;
  return { type: 'person', id, name, email };
}
