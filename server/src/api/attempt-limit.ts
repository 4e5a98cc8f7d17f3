// Guessing passwords, keys or welcome links costs attempts; being right gives the attempt back.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.ts';

export function limitAttempts(attempts: { readonly wrong: number; readonly withinSeconds: number }): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: attempts.wrong, duration: attempts.withinSeconds });
  return async (c, next) => {
    const from = addressOf(c);
    try {
      await limiter.consume(from);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.ceil(refused.msBeforeNext / 1000);
      throw new Refusal(
        'too-many-requests',
        { zh: `尝试次数过多，请 ${seconds} 秒后再试。`, en: `Too many attempts. Try again in ${seconds} seconds.` },
        { retryAfterSeconds: seconds },
      );
    }
    await next();
    if (c.res.status < 400) await limiter.reward(from);
  };
}

// Not from a header: whoever guesses would send another one with every guess.
function addressOf(c: Context): string {
  const bindings: unknown = c.env;
  const served = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
  return (served ? getConnInfo(c).remote.address : undefined) ?? 'in-process';
}
