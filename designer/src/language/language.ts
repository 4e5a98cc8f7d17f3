// Which language the interface speaks: the one chosen before, else the browser's.
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { resources } from './words.ts';

export type Language = 'zh' | 'en';

const CHOSEN = 'sopwith.language';

export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const known = preferred.find((tag) => /^(zh|en)\b/i.test(tag));
  return known?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: firstLanguage(localStorage.getItem(CHOSEN), navigator.languages),
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  nameLanguageOfPage();
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language);
  await i18next.changeLanguage(language);
  nameLanguageOfPage();
}

/** Screen readers and fonts go by the page's own language. */
function nameLanguageOfPage(): void {
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}
