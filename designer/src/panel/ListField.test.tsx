import { createCatalog } from '@sopwith/engine';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { resources } from '../language/words.ts';
import { type FieldSchema, fieldSchema } from './field-schema.ts';
import { ListField } from './ListField.tsx';

const task = createCatalog().types.get('task');
const reminders = fieldSchema(task?.manifest.config ?? {}).properties?.['reminders'] as FieldSchema;

beforeAll(() => i18next.use(initReactI18next).init({ resources, lng: 'zh', fallbackLng: false, interpolation: { escapeValue: false } }));

test.each([
  ['zh', '打开后：数量'],
  ['en', 'After: amount'],
] as const)('an entry that a form of its own edits is asked for by it, as a setting would be, in %s', async (language, label) => {
  await i18next.changeLanguage(language);
  const shown = renderToStaticMarkup(<ListField schema={reminders} value={[{ amount: 5, unit: 'minutes' }]} onChange={() => undefined} problemAt={() => undefined} />);
  expect(shown).toContain(`aria-label="${label}"`);
  // The names that the document has are nobody's words.
  expect(shown).not.toMatch(/<label[^>]*>(amount|unit)</);
});
