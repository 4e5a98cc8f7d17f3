import type { Bilingual } from '../catalog/step-manifest.ts';

export type Lang = keyof Bilingual;

export const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];

/** Text that needs no translation, such as a name that an operator typed. */
export function inBoth(text: string): Bilingual {
  return { zh: text, en: text };
}

/** `a, b or c`; `a、b 或 c`. */
export function orList(items: readonly string[], lang: Lang): string {
  return joinWith(items, lang, lang === 'zh' ? '或' : ' or ');
}

export function andList(items: readonly string[], lang: Lang): string {
  return joinWith(items, lang, lang === 'zh' ? '和' : ' and ');
}

function joinWith(items: readonly string[], lang: Lang, last: string): string {
  if (items.length < 2) return items.join('');
  return items.slice(0, -1).join(lang === 'zh' ? '、' : ', ') + last + items[items.length - 1];
}

/** Names and values stand in the quotes that each language uses. */
export function quote(text: string, lang: Lang): string {
  return lang === 'zh' ? `「${text}」` : `“${text}”`;
}

export function clip(text: string, most: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(flat);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : flat;
}
