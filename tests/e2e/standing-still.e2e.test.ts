// What can stand still: everything, a lane, a flow, a run. Each is paused where one looks for it, and whoever lets it go on is asked what
// becomes of the times that passed.
import { type FlowDocument, flowTemplates } from '@sopwith/engine';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FlowDetail, LaneDto, Page as PageOf, RunDetail, RunSummary, Session } from '../../server/src/api/contract.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
let page: Page;
let flow: string;
let run: string;
beforeAll(async () => {
  open = await openProduct();
  page = await open.page();
  const document = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
  const made = await open.call<FlowDetail>('POST', '/v1/flows', { document });
  flow = made.id;
  await open.call('POST', `/v1/flows/${flow}/publish`, { rev: made.rev });
  await open.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId: 'ann' }] });
  run = (await open.call<PageOf<RunSummary>>('GET', `/v1/flows/${flow}/runs`)).items[0]?.id ?? '';
});
afterEach(() => expect(open.broken.splice(0)).toEqual([]));
afterAll(() => open.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

/** All three are offered; one is taken. */
async function goOn(by: string): Promise<void> {
  for (const choice of ['Do it now', 'Skip it', 'Prolong']) await dialog().getByRole('radio', { name: choice }).waitFor();
  await dialog().getByRole('radio', { name: by }).check();
  await dialog().getByRole('button', { name: 'Go on', exact: true }).click();
}

const pausedAt = async () => (await open.call<Session>('GET', '/v1/session')).workspace.pausedAt;
const lane = async () => (await open.call<readonly LaneDto[]>('GET', '/v1/lanes'))[0];
const runNow = () => open.call<RunDetail>('GET', `/v1/runs/${run}`);

test.each(['/settings', '/lanes'])('everything is paused from %s, every page says so, and it goes on as it is told', async (place) => {
  await page.goto(place);
  await button('Pause everything').click();
  await dialog().getByRole('button', { name: 'Pause everything' }).click();
  await button('Let everything go on').waitFor();
  expect(await pausedAt()).toEqual(expect.any(Number));
  await page.goto('/flows');
  await page.getByText('Everything has been paused since').waitFor();

  await page.goto(place);
  await button('Let everything go on').click();
  await goOn('Prolong');
  await button('Pause everything').waitFor();
  expect(await pausedAt()).toBeNull();
});

test('one lane is paused among those that carry runs, and goes on as it is told', async () => {
  await page.goto('/lanes');
  const row = page.getByRole('row').filter({ hasText: (await lane())?.name ?? '' });
  await row.getByRole('button', { name: /^Pause lane \d of / }).click();
  await dialog().getByRole('button', { name: 'Pause', exact: true }).click();
  await row.getByText('Paused since').waitFor();
  expect((await lane())?.pausedAt).toEqual(expect.any(Number));
  await row.getByRole('button', { name: /^Let lane \d of / }).click();
  await goOn('Skip it');
  await row.getByText('Running').waitFor();
  expect((await lane())?.pausedAt).toBeNull();
});

test('a flow is paused and goes on from its page', async () => {
  const status = async () => (await open.call<FlowDetail>('GET', `/v1/flows/${flow}`)).status;
  await page.goto(`/flows/${flow}`);
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await expect.poll(status).toBe('paused');
  await page.goto('/lanes');
  await page.getByText('Paused with its flow').waitFor();
  await page.goto(`/flows/${flow}`);
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await goOn('Do it now');
  await expect.poll(status).toBe('published');
});

test('a run is paused and goes on from its page', async () => {
  await page.goto(`/runs/${run}`);
  await button('Pause').click();
  await button('Go on').click();
  expect((await runNow()).pausedAt).toEqual(expect.any(Number));
  await goOn('Prolong');
  await button('Pause').waitFor();
  expect((await runNow()).pausedAt).toBeNull();
});
