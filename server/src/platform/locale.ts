import type { Lang } from '@sopwith/engine';

export type Locale = Readonly<Record<string, string | undefined>>;

/** In which language a terminal is spoken to, unless `--lang` says otherwise: by the locale, as programs of a Unix read it. */
export function langOfLocale({ LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: Locale): Lang {
  const locale = [LANGUAGE, LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
