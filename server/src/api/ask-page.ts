// The one page that a member sees: a question, or a few, in their language. No script, no cookie, nothing from elsewhere.
import { createHash } from 'node:crypto';
import type { AskForm, Bilingual, Lang, Question } from '@sopwith/engine';

export type AskPageState = 'open' | 'answered' | 'closed' | 'unknown';

interface AskPage {
  readonly lang: Lang;
  readonly state: AskPageState;
  readonly workspace: string;
  readonly form: AskForm;
  /** Names of the questions that the last try left open or answered wrongly. */
  readonly atFault: readonly string[];
  readonly given: Readonly<Record<string, string>>;
}

const words = {
  ask: { zh: '想听听你的意见', en: 'We would like to hear from you' },
  send: { zh: '提交', en: 'Send' },
  optional: { zh: '（选填）', en: ' (optional)' },
  never: { zh: '0 = 完全不愿意', en: '0 = not at all' },
  surely: { zh: '10 = 非常愿意', en: '10 = extremely likely' },
  answered: { zh: '谢谢，已经收到你的回答。', en: 'Thank you. Your answer is in.' },
  closed: { zh: '这个问题已经结束了，谢谢你来。', en: 'This question is closed. Thank you for coming.' },
  unknown: { zh: '没有找到这个问题，请检查链接是否完整。', en: 'There is no such question. Check that the link is complete.' },
  atFault: { zh: '还有没答完的，请看标出来的问题。', en: 'Something is still missing. See the questions that are marked.' },
  thisOne: { zh: '请回答这一题', en: 'Please answer this one' },
  other: { zh: 'English', en: '中文' },
} as const satisfies Record<string, Bilingual>;

export const PUBLIC_STYLE = `*{box-sizing:border-box}
body{background:#f6f5f1;color:#1f2430;font:17px/1.55 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0;padding:20px 16px 48px}
main{background:#fff;border:1px solid #dcd8cd;border-radius:14px;margin:0 auto;max-width:560px;padding:22px 20px}
h1{font-size:20px;line-height:1.4;margin:0 0 14px}
nav{margin:0 auto 12px;max-width:560px;text-align:right}
a{color:#1b5e8c}
fieldset{border:0;margin:0 0 22px;padding:0}
legend{font-weight:600;margin-bottom:8px;padding:0}
label{cursor:pointer}
.row{align-items:center;border:1px solid #8b8a84;border-radius:10px;display:flex;gap:10px;margin:0 0 8px;min-height:48px;padding:8px 12px}
.points{display:grid;gap:6px;grid-template-columns:repeat(auto-fill,minmax(44px,1fr))}
.points label{align-items:center;border:1px solid #8b8a84;border-radius:10px;display:flex;flex-direction:column;min-height:52px;justify-content:center}
.ends{color:#555;display:flex;font-size:14px;justify-content:space-between;margin:6px 0 0}
textarea{border:1px solid #8b8a84;border-radius:10px;font:inherit;min-height:110px;padding:10px 12px;width:100%}
button{background:#1b5e8c;border:0;border-radius:10px;color:#fff;font:inherit;font-weight:600;min-height:48px;padding:0 22px;width:100%}
:focus-visible{outline:3px solid #e08a00;outline-offset:2px}
.fault{color:#a3211b}
@media (prefers-color-scheme:dark){body{background:#15181e;color:#e9e7e1}main{background:#1e222a;border-color:#3a404c}a{color:#8cc4ee}.ends{color:#b6b3ab}textarea{background:#15181e;color:inherit}.fault{color:#ff9d96}}`;

/** What the page's policy allows by its digest: this style, and no other. */
export const ASK_STYLE_DIGEST = `'sha256-${createHash('sha256').update(PUBLIC_STYLE).digest('base64')}'`;

export function askPage(page: AskPage): string {
  const { lang, state, workspace } = page;
  const other = lang === 'zh' ? 'en' : 'zh';
  const title = escape(`${words.ask[lang]} · ${workspace}`);
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${PUBLIC_STYLE}</style></head>
<body><nav><a href="?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${words.other[lang]}</a></nav>
<main>${state === 'open' ? openPage(page) : `<h1>${words[state][lang]}</h1>`}</main></body></html>`;
}

function openPage({ lang, form, atFault, given }: AskPage): string {
  const complaint = atFault.length === 0 ? '' : `<p class="fault" role="alert">${words.atFault[lang]}</p>`;
  const heading = escape(form.intro === '' ? words.ask[lang] : form.intro);
  const questions = form.questions.map((question) => fieldset(question, lang, atFault.includes(question.name), given[question.name] ?? ''));
  return `<h1>${heading}</h1>${complaint}<form method="post" action="?lang=${lang}">${questions.join('')}<button type="submit">${words.send[lang]}</button></form>`;
}

function fieldset(question: Question, lang: Lang, isAtFault: boolean, given: string): string {
  const { title, required } = question;
  const fault = isAtFault ? `<p class="fault">${words.thisOne[lang]}</p>` : '';
  return `<fieldset><legend>${escape(title)}${required ? '' : words.optional[lang]}</legend>${fault}${input(question, lang, given)}</fieldset>`;
}

function input({ name, kind, title, required, options, most }: Question, lang: Lang, given: string): string {
  const must = required ? ' required' : '';
  const radio = (value: string) =>
    `<input type="radio" name="${escape(name)}" value="${escape(value)}"${must}${value === given ? ' checked' : ''}>`;
  const points = (from: number, to: number) =>
    `<div class="points">${Array.from({ length: to - from + 1 }, (_, n) => `<label>${radio(String(from + n))}<span>${from + n}</span></label>`).join('')}</div>`;
  switch (kind) {
    case 'nps':
      return `${points(0, 10)}<p class="ends"><span>${words.never[lang]}</span><span>${words.surely[lang]}</span></p>`;
    case 'scale':
      return points(1, most);
    case 'choice':
      return options.map(({ id, title: called }) => `<label class="row">${radio(id)}<span>${escape(called)}</span></label>`).join('');
    case 'text':
      return `<textarea name="${escape(name)}" maxlength="2000" aria-label="${escape(title)}"${must}>${escape(given)}</textarea>`;
  }
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
