// The page of simulations: what the browser plays is what the engine plays here, figure by figure.
import { type Around, compile, createCatalog, describeReason, type FlowDocument, simulate, simulateRun } from '@sopwith/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail } from '../../server/src/api/contract.ts';
import { answerBy } from '../../designer/src/simulate/asked-steps.ts';
import { violationsOf } from './axe.ts';
import { saved, stepsOnCanvas } from './draw.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
let flow: FlowDetail;
let around: Around;
beforeAll(async () => {
  open = await openProduct();
  flow = await open.call<FlowDetail>('POST', '/v1/flows', { template: 'onboarding', language: 'en' });
  around = { workingHours: await open.call('GET', '/v1/working-hours'), world: { sending: await open.call('GET', '/v1/sending-policy'), stock: {}, seats: {}, capacities: {} } };
});
afterAll(() => open.close());

const START = '2026-03-02T09:00';
const from = Date.parse(`${START}+08:00`);
const DAY_MS = 86_400_000;
const numberIn = (text: string) => Number(text.replaceAll(',', ''));

async function openPage(id: string): Promise<Page> {
  const page = await open.page();
  await page.goto(`/flows/${id}/simulate`);
  await page.getByTestId('simulate').waitFor();
  await page.getByLabel('Start, local time').fill(START);
  const zone = page.getByLabel('Time zone');
  await zone.fill('Asia/Shanghai');
  await zone.blur();
  return page;
}

function memberOf(document: FlowDocument, attributes: Readonly<Record<string, string>>) {
  return { externalId: document.subject, zone: 'Asia/Shanghai', joinedAt: from, attributes, tags: [], tiers: {}, communities: [], segments: [], points: {}, consents: {} };
}

/** What the form answers for the two whom the flow asks, unless somebody says otherwise. */
function answerTo(step: string) {
  const asked = flow.draft.steps.find(({ id }) => id === step);
  if (asked === undefined) throw new Error(`expected a step ${step}, found none`);
  const outcome = step === 'survey' ? 'answered' : 'talked';
  return answerBy(asked, outcome);
}

test('one member walks in the browser as in the engine: every line of the trail, and every message', async () => {
  const program = compile(flow.draft, createCatalog());
  const page = await openPage(flow.id);
  await page.getByTestId('add-script-row').click();
  await page.getByLabel('Row 1: how long after').fill('5');
  await page.getByLabel('Row 1: event').fill('introduced');
  await page.keyboard.press('Escape');
  await page.getByTestId('simulate').click();
  await page.getByTestId('simulate-end').waitFor();
  const played = simulateRun(program, {
    ...around,
    member: memberOf(flow.draft, { name: 'Robin Lin' }),
    inputs: [{ type: 'event', at: from + 5 * 3_600_000, seq: 1, event: 'introduced', properties: {} }],
    from,
    until: from + 30 * DAY_MS,
    answer: ({ step }) => ({ afterMs: 3_600_000, ...answerTo(step) }),
  });
  const zone = 'Asia/Shanghai';
  expect(await page.locator('[data-testid="trail"] .trail-reason').allTextContents()).toEqual(played.trail.map((entry) => describeReason(entry, flow.draft.steps, { lang: 'en', zone })));
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  expect(await page.locator('[data-testid="trail"] time').allTextContents()).toEqual(played.trail.map(({ at }) => clock.format(at)));
  expect(played.messages.length).toBeGreaterThan(2);
  expect(await page.locator('.simulate-text').allTextContents()).toEqual(played.messages.map(({ text }) => text));
  // The path on the canvas: a step where it was, and one where it was not.
  await page.locator('[data-testid="step-first-task"][data-path="been"]').waitFor();
  await page.locator('[data-testid="step-ice-reminder"][data-path="not"]').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
  expect(open.broken).toEqual([]);
});

test('a cohort gives in the browser the figures that it gives in the engine', async () => {
  const program = compile(flow.draft, createCatalog());
  const page = await openPage(flow.id);
  await page.getByText('A cohort', { exact: true }).click();
  await page.getByLabel('Members', { exact: true }).fill('400');
  await page.getByLabel('Seed').fill('7');
  await page.getByLabel('Row 4: chance in %').fill('20');
  await page.getByTestId('simulate').click();
  const status = page.getByTestId('simulate-status');
  await status.getByText(/^Done in [\d.]+ s$/).waitFor();
  const between = ['08:00', '22:00'] as const;
  const behaviour = {
    seed: 7,
    spread: 0.5,
    daily: [
      ...['community.accepted', 'community.declined', 'community.joined'].map((event) => ({ event, probability: 0.5, between })),
      { event: 'introduced', probability: 0.2, between }, { event: 'message_posted', probability: 0.5, between }, { event: 'community.left', probability: 0, between },
    ],
    answers: Object.fromEntries(['personal-call', 'survey'].map((step) => [step, [{ ...answerTo(step), weight: 100, afterMinutes: 60 }]])),
  };
  const figures = simulate(program, { size: 400, member: memberOf(flow.draft, { name: 'Robin Lin' }) }, behaviour, from, from + 30 * DAY_MS, around);
  const glance = page.getByTestId('simulate-figures').locator('dd');
  expect((await glance.allTextContents()).map(numberIn)).toEqual([figures.runs, figures.excluded, figures.ended[''] ?? 0, figures.messages, figures.tasks]);
  const rows = await page.locator('table[aria-label="Step by step"] tbody tr').evaluateAll((all) =>
    all.map((row) => ({ name: row.querySelector('td')?.textContent, figures: [...row.querySelectorAll('.number')].map(({ textContent }) => textContent) })),
  );
  for (const { id, name } of Object.values(program.steps)) {
    const [entered, standing, ...ways] = (rows.find((row) => row.name === name)?.figures ?? []).map(numberIn);
    expect([id, entered, standing]).toEqual([id, figures.entered[id] ?? 0, figures.standing[id] ?? 0]);
    const left = [...Object.values(figures.tally[id] ?? {}), ...(figures.interrupted[id] === undefined ? [] : [figures.interrupted[id]])];
    expect(ways.toSorted((a, b) => a - b)).toEqual(left.toSorted((a, b) => a - b));
  }
  expect(await page.locator('[data-testid="step-welcome"] .way-left').textContent()).toBe('400');
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
  expect(open.broken).toEqual([]);
});

test('a long simulation can be stopped, and the page answers meanwhile', async () => {
  const page = await openPage(flow.id);
  await page.getByText('A cohort', { exact: true }).click();
  await page.getByLabel('Members', { exact: true }).fill('10000');
  await page.getByLabel('Days to play').fill('366');
  await page.getByTestId('simulate').click();
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByTestId('simulate-status').getByText('Stopped. There is no result.').waitFor();
  await page.getByTestId('simulate').click();
  await page.getByRole('progressbar').waitFor();
  await page.context().close();
  expect(open.broken).toEqual([]);
});

test('a draft that does not compile says what to mend, and plays nothing', async () => {
  const blank = await open.call<FlowDetail>('POST', '/v1/flows', { name: 'Blank' });
  const page = await open.page();
  await page.goto(`/flows/${blank.id}/simulate`);
  await page.getByText('The draft has problems. Mend these before it can be played:').waitFor();
  expect(await page.getByTestId('draft-problems').locator('li').count()).toBeGreaterThan(0);
  expect(await page.getByTestId('simulate').count()).toBe(0);
  await page.getByRole('link', { name: 'Open the canvas' }).click();
  await page.getByRole('link', { name: 'Simulate' }).click();
  await page.getByTestId('draft-problems').waitFor();
  await page.context().close();
  expect(open.broken).toEqual([]);
});

test('what was drawn since the last look is what is played', async () => {
  const drawn = await open.call<FlowDetail>('POST', '/v1/flows', { template: 'onboarding', language: 'en' });
  const page = await openPage(drawn.id);
  await page.getByRole('link', { name: 'Open the canvas' }).click();
  await stepsOnCanvas(page).first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await stepsOnCanvas(page).first().waitFor({ state: 'detached' });
  await saved(page);
  await page.getByRole('link', { name: 'Simulate' }).click();
  await page.getByTestId('draft-problems').waitFor();
  // And the canvas opens on what was saved last, not on what the simulation found.
  await page.getByRole('link', { name: 'Open the canvas' }).click();
  await page.getByTestId('start-node').waitFor();
  expect(await stepsOnCanvas(page).count()).toBe(0);
  await page.context().close();
  expect(open.broken).toEqual([]);
});
