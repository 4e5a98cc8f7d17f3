// Where a member answers without signing in. The address is the only secret, so it is long, never logged by a browser, and guessing is slow.
import type { Json, JsonObject, Lang, Question } from '@sopwith/engine';
import { type Context, Hono } from 'hono';
import { readAsk } from '../stores/ask-query.ts';
import type { ApiParts } from './api-parts.ts';
import { askPage, type AskPageState } from './ask-page.ts';
import { limitAttempts } from './attempt-limit.ts';
import { limitBody } from './request-body.ts';

const FORM_LIMIT = 64 * 1024;
const nothing = { kind: 'text', intro: '', questions: [] } as const;

export function askRoutes({ sql, runtime }: ApiParts) {
  return new Hono()
    .use('/q/*', limitAttempts({ wrong: 30, withinSeconds: 60 }))
    .use('/q/*', async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    })
    .get('/q/:token', async (c) => {
      const ask = await readAsk(sql, c.req.param('token'));
      const page = { lang: languageOf(c), workspace: ask?.workspace ?? '', form: ask?.form ?? nothing, atFault: [], given: {} };
      const state: AskPageState = ask?.status ?? 'unknown';
      return c.html(askPage({ ...page, state }), ask === null ? 404 : 200);
    })
    .post('/q/:token', limitBody(FORM_LIMIT), async (c) => {
      const token = c.req.param('token');
      const lang = languageOf(c);
      const ask = await readAsk(sql, token);
      if (ask === null) return c.html(askPage({ lang, state: 'unknown', workspace: '', form: nothing, atFault: [], given: {} }), 404);
      const fields = textFields(await c.req.parseBody());
      const answered = await runtime.answerAsk({ token, given: typedAnswers(ask.form.questions, fields) });
      if (typeof answered === 'object') {
        return c.html(askPage({ lang, state: 'open', workspace: ask.workspace, form: ask.form, atFault: answered.fields, given: fields }), 422);
      }
      // To an address that can be loaded again: the page then says how it stands.
      return c.redirect(`/q/${token}?lang=${lang}`, 303);
    });
}

function languageOf(c: Context): Lang {
  const wanted = c.req.query('lang');
  if (wanted === 'zh' || wanted === 'en') return wanted;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh';
}

/** A file is no answer to anything here. */
function textFields(body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'));
}

// U+0000 and half characters, which nobody types.
const unstorable = /[\0\p{Surrogate}]/gu;

/** A form sends text; points are numbers. */
export function typedAnswers(questions: readonly Question[], fields: Readonly<Record<string, string>>): JsonObject {
  const given: Record<string, Json> = {};
  for (const { name, kind } of questions) {
    const text = Object.hasOwn(fields, name) ? (fields[name] ?? '').replace(unstorable, '') : '';
    if (text.trim() === '') continue;
    given[name] = kind === 'nps' || kind === 'scale' ? Number(text) : text;
  }
  return given;
}
