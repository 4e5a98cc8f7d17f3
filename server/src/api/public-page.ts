// A small page that is open to whoever has its address. No script, no cookie, nothing from elsewhere.
import type { Lang } from '@sopwith/engine';
import { PUBLIC_STYLE } from './ask-page.ts';

/** `body` is HTML of our own words only. */
export function publicPage({ lang, title, body }: { readonly lang: Lang; readonly title: string; readonly body: string }): string {
  const other = lang === 'zh' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${PUBLIC_STYLE}</style></head>
<body><nav><a href="?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${lang === 'zh' ? 'English' : '中文'}</a></nav>
<main>${body}</main></body></html>`;
}
