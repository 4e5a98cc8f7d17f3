// Every page, in both languages, on a desk and on a phone, against axe's rules of accessibility.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Furnished, furnish } from '../screens/furnish.ts';
import { pages } from '../screens/pages.ts';
import { violationsOf } from './axe.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;

beforeAll(async () => {
  open = await openProduct();
});
afterAll(() => open.close());

test.each(['zh', 'en'] as const)('no page violates a rule of accessibility: %s', async (language) => {
  const first = await open.page();
  const made: Furnished = await furnish(open.chromium, open.product.address, await first.context().storageState(), language);
  await first.context().close();
  const found: string[] = [];
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await open.page({ viewport, locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
    for (const [name, path] of Object.entries(pages(made))) {
      await page.goto(path);
      await page.locator('main').first().waitFor();
      // Of a page that waits for data, axe would judge the spinner: its heading comes with the data.
      await page.locator('h1').first().waitFor({ state: 'attached' });
      found.push(...(await violationsOf(page)).map((each) => `${name} at ${viewport.width}: ${each}`));
    }
    if (viewport.width === 1440) found.push(...(await inTheEditor(page, made)));
    await page.context().close();
  }
  expect(found).toEqual([]);
  expect(open.broken).toEqual([]);
});

/** What is seen only after a click: a step's settings, the dialogs. */
async function inTheEditor(page: Page, made: Furnished): Promise<string[]> {
  await page.goto(`/flows/${made.onboarding}`);
  const found: string[] = [];
  for (const step of ['welcome', 'ice-breaker']) {
    await page.locator(`.react-flow__node[data-id="${step}"] .step-head`).click();
    await page.locator(`[data-testid="step-panel"][data-step="${step}"]`).waitFor();
    found.push(...(await violationsOf(page)).map((each) => `settings of ${step}: ${each}`));
  }
  await page.goto('/flows');
  await page.getByTestId('new-flow').first().click();
  await page.getByTestId('template-onboarding').waitFor();
  found.push(...(await violationsOf(page)).map((each) => `new flow: ${each}`));
  return found;
}
