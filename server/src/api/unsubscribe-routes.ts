// Where one click ends messages of one kind, without signing in: RFC 8058 for mail programs, and a page for people. Looking at it changes
// nothing: programs that follow links to look for harm must not unsubscribe anybody.
import { type Lang, MESSAGE_PURPOSES } from '@sopwith/engine';
import { type Context, Hono } from 'hono';
import { readUnsubscribe } from '../secrets/unsubscribe-token.ts';
import type { ApiParts } from './api-parts.ts';
import { limitAttempts } from './attempt-limit.ts';
import { publicPage } from './public-page.ts';
import { limitBody } from './request-body.ts';

const words = {
  title: { zh: '退订', en: 'Unsubscribe' },
  ask: { zh: (what: string) => `不再接收${what}类邮件？`, en: (what: string) => `No more e-mails of the kind “${what}”?` },
  do: { zh: '退订', en: 'Unsubscribe' },
  done: { zh: '已退订。从现在起不会再发。', en: 'Done. None will be sent from now on.' },
  unknown: { zh: '链接不完整，请检查。', en: 'The link is not complete. Check it, please.' },
} as const;

export function unsubscribeRoutes({ runtime, channelSecret }: ApiParts) {
  return new Hono()
    .use('/u/*', limitAttempts({ wrong: 30, withinSeconds: 60 }))
    .use('/u/*', async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    })
    .get('/u/:token', (c) => {
      const lang = languageOf(c);
      const wanted = readUnsubscribe(channelSecret, c.req.param('token'));
      if (wanted === null) return c.html(publicPage({ lang, title: words.title[lang], body: `<p>${words.unknown[lang]}</p>` }), 404);
      const what = MESSAGE_PURPOSES[wanted.purpose as keyof typeof MESSAGE_PURPOSES]?.[lang] ?? wanted.purpose;
      const body = `<h1>${words.ask[lang](what)}</h1><form method="post"><button>${words.do[lang]}</button></form>`;
      return c.html(publicPage({ lang, title: words.title[lang], body }));
    })
    .post('/u/:token', limitBody(16 * 1024), async (c) => {
      const lang = languageOf(c);
      const wanted = readUnsubscribe(channelSecret, c.req.param('token'));
      if (wanted === null) return c.html(publicPage({ lang, title: words.title[lang], body: `<p>${words.unknown[lang]}</p>` }), 404);
      // Answered when nothing of it is under way any more.
      await runtime.recordConsent({ ...wanted, granted: false, by: 'unsubscribe' });
      return c.html(publicPage({ lang, title: words.title[lang], body: `<p role="status">${words.done[lang]}</p>` }));
    });
}

function languageOf(c: Context): Lang {
  const wanted = c.req.query('lang');
  if (wanted === 'zh' || wanted === 'en') return wanted;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh';
}
