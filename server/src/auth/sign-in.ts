// Operators' accounts and sessions, kept by better-auth. Nobody can sign up: the first sign-in makes the administrator.

import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { authAccount, authSession, authUser, authVerification } from './auth-schema.ts';

export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

export interface SignInSettings {
  readonly secret: string;
  /** The address that people type; decides whether cookies are for https only. */
  readonly publicUrl: string;
  readonly allowsOrigin: (origin: string, url: URL) => boolean;
}

/** Takes a pool of its own: Drizzle changes how a pool writes JSON and reads dates. */
export function createSignIn(sql: Sql, settings: SignInSettings) {
  return betterAuth({
    appName: 'Sopwith',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    database: drizzleAdapter(drizzle(sql), {
      provider: 'pg',
      schema: { user: authUser, session: authSession, account: authAccount, verification: authVerification },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    session: { expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return request && origin && settings.allowsOrigin(origin, new URL(request.url)) ? [origin] : [];
    },
    // Attempts are counted before a request comes here, by the address that it came from.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      cookiePrefix: 'sopwith',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;
