import type { MiddlewareHandler } from 'hono';
import type { AllowedAddresses } from './allowed-address.ts';
import { Refusal } from './refusal.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function guardHost(allowed: AllowedAddresses): MiddlewareHandler {
  return async (c, next) => {
    const url = new URL(c.req.url);
    if (!allowed.allowsHost(url)) {
      throw new Refusal('not-allowed', {
        zh: `本服务不接受以「${url.host}」访问。请使用启动时显示的地址，或把 SOPWITH_PUBLIC_URL 设为您使用的地址。`,
        en: `This server does not answer to the name ${url.host}. Use the address printed at the start, or set SOPWITH_PUBLIC_URL to the one you use.`,
      });
    }
    await next();
  };
}

/** Postgres takes no U+0000 in text, so none may come in by an address either. */
export function guardAddress(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.url.includes('%00')) {
      throw new Refusal('bad-request', {
        zh: '地址里含有不能使用的字符 U+0000。',
        en: 'The address contains the character U+0000, which cannot be used.',
      });
    }
    await next();
  };
}

/** Against cross-site requests that ride on an operator's cookie. Programs with a key send none and pass. */
export function guardOrigin(allowed: AllowedAddresses): MiddlewareHandler {
  return async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method) && !isFromUs(c.req.raw.headers, new URL(c.req.url), allowed)) {
      throw new Refusal('not-allowed', {
        zh: '这个请求来自其他网站的页面，已拒绝。请在 Sopwith 自己的页面里操作。',
        en: 'This request came from a page of another site and was refused. Work from the pages of Sopwith itself.',
      });
    }
    await next();
  };
}

function isFromUs(headers: Headers, url: URL, allowed: AllowedAddresses): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return allowed.allowsOrigin(origin, url);
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  // Every browser of the last years sends one of the two with a write. What sends neither is a program: it may, but not on a cookie.
  return !headers.has('cookie');
}
