import { expect, test } from 'vitest';
import { type Locale, langOfLocale } from './locale.ts';

// Plain JavaScript, for it runs before there is anything that could run TypeScript.
const before = (await import(new URL('../../../scripts/bootstrap/terminal-language.mjs', import.meta.url).href)) as { terminalLanguage: (locale: Locale) => string };
const { terminalLanguage } = before;

test.each<[Readonly<Record<string, string>>, 'zh' | 'en']>([
  [{}, 'en'],
  [{ LANG: 'C' }, 'en'],
  [{ LANG: 'zh' }, 'zh'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_GB.UTF-8', LANGUAGE: 'zh_CN:en' }, 'zh'],
  [{ LANG: 'zha_CN' }, 'en'],
])('the locale %j speaks %s, also before anything is installed', (locale, lang) => {
  expect([langOfLocale(locale), terminalLanguage(locale)]).toEqual([lang, lang]);
});
