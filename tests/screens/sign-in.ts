import type { Browser } from 'playwright-core';

export type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** Signs in as a person would, by the page; with a welcome link, creates the administrator first. */
export async function signIn(
  chromium: Browser,
  address: string,
  account: { email: string; password: string },
  welcome?: string,
): Promise<Cookies> {
  const context = await chromium.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(welcome ?? `${address}/sign-in`);
  if (welcome !== undefined) await page.getByLabel('Your name').fill('Chen Xiaoyu');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL('**/flows');
  const cookies = await context.storageState();
  await context.close();
  // The language of each picture comes from its browser, not from what was chosen here.
  return { ...cookies, origins: [] };
}
