import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { formatMoment } from '../language/moment.ts';
import { resources } from '../language/words.ts';
import { TaskReminder } from './TaskReminder.tsx';

const at = Date.UTC(2026, 2, 2, 12);

beforeAll(() => i18next.use(initReactI18next).init({ resources, lng: 'zh', fallbackLng: false, interpolation: { escapeValue: false } }));

test.each([
  ['zh', '催办过 · '],
  ['en', 'Reminded · '],
] as const)('a task that was reminded of says so and when, in %s', async (language, words) => {
  await i18next.changeLanguage(language);
  expect(renderToStaticMarkup(<TaskReminder at={at} />)).toContain(`${words}${formatMoment(at, language)}`);
});

test('a task that nobody was reminded of says nothing of it', () => {
  expect(renderToStaticMarkup(<TaskReminder at={null} />)).toBe('');
});
