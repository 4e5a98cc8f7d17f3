import type { DrawDto, RunDetail } from '@sopwith/server/contract';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { resources } from '../language/words.ts';
import { RunDraws } from './RunDraws.tsx';

const drawn: DrawDto = { step: 'draw', at: Date.UTC(2026, 2, 2, 12), seed: 'of the day', listHash: 'f00d', drawnFrom: 37, winners: ['ann', 'bo'] };
// Only what the page's part reads of a run.
const run = { id: 'r', zone: 'UTC', trail: [], document: { steps: [{ id: 'draw', type: 'draw', version: 1, config: {} }] } } as unknown as RunDetail;

beforeAll(() => i18next.use(initReactI18next).init({ resources, lng: 'zh', fallbackLng: false, interpolation: { escapeValue: false } }));

function shown(draws: readonly DrawDto[]): string {
  const client = new QueryClient();
  client.setQueryData(['draws', run.id, run.trail.length], draws);
  return renderToStaticMarkup(<QueryClientProvider client={client}><RunDraws run={run} /></QueryClientProvider>);
}

test.each([
  ['zh', ['中奖（2 人）', 'ann、bo']],
  ['en', ['Winners (2)', 'ann, bo']],
] as const)('a draw is shown with all that it takes to make it again, in %s', async (language, words) => {
  await i18next.changeLanguage(language);
  const page = shown([drawn]);
  for (const part of ['of the day', 'f00d', '37', ...words]) expect(page).toContain(part);
});

test('a run that has drawn nothing yet shows nothing of it', () => {
  expect(shown([])).toBe('');
});
