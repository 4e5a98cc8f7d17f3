// One button for everything: nothing happens until it goes on, every page says so, and what came meanwhile is kept.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../server/src/api/contract.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
let page: Page;
beforeAll(async () => {
  open = await openProduct();
  page = await open.page();
});
afterAll(() => open.close());

const pausedAt = async () => (await open.call<Session>('GET', '/v1/session')).workspace.pausedAt;

test('everything is paused from the settings, every page says so, and it goes on as it is told', async () => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Pause everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause everything' }).click();
  await page.getByRole('button', { name: 'Let everything go on' }).waitFor();
  expect(await pausedAt()).toEqual(expect.any(Number));
  await page.goto('/flows');
  await page.getByText('Everything has been paused since').waitFor();

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Let everything go on' }).click();
  await page.getByRole('radio', { name: 'Prolong' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('button', { name: 'Pause everything' }).waitFor();
  expect(await pausedAt()).toBeNull();
  expect(open.broken).toEqual([]);
});
