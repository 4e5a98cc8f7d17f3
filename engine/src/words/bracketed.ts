import type { Lang } from './lang.ts';

/** Beside a sentence, in the brackets of its language; nothing where there is nothing to say. */
export function bracketed(text: string, lang: Lang): string {
  if (text === '') return '';
  return lang === 'zh' ? `（${text}）` : ` (${text})`;
}
