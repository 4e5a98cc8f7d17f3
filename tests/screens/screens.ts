// Pictures of every page, in both languages, on a desk and on a phone, from a running Sopwith:
//   npm run screens -- --address http://127.0.0.1:4400 --email you@example.com --password …
// With --welcome <link> instead of an account, the first sign-in is done with an invented one. Files go to docs/screens/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browser } from '../setup/browser.ts';
import { furnish, type Language } from './furnish.ts';
import { pages } from './pages.ts';
import type { FlowSummary, Rehearsal } from '../../server/src/api/contract.ts';
import { type Cookies, signIn } from './sign-in.ts';

const { values } = parseArgs({
  options: {
    address: { type: 'string', default: 'http://127.0.0.1:4400' },
    welcome: { type: 'string' },
    email: { type: 'string', default: 'chen.xiaoyu@example.com' },
    password: { type: 'string', default: 'only-for-pictures' },
    out: { type: 'string', default: join(import.meta.dirname, '../../docs/screens') },
  },
});

const WIDTHS = { 1440: 900, 390: 844 } as const;

const chromium = await browser();
try {
  mkdirSync(values.out, { recursive: true });
  const account = { email: values.email, password: values.password };
  const storageState = await signIn(chromium, values.address, account, values.welcome);
  for (const language of ['zh', 'en'] as const satisfies readonly Language[]) {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const made = await furnish(chromium, values.address, storageState, language);
    for (const [width, height] of Object.entries(WIDTHS)) {
      const context = await chromium.newContext({
        viewport: { width: Number(width), height },
        locale,
        storageState,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pages(made))) {
        await page.goto(values.address + path, { waitUntil: 'load' });
        // Live figures arrive when they arrive: the picture waits for the page, then a moment for them.
        await page.locator('main').first().waitFor();
        await page.waitForTimeout(1_500);
        const file = join(values.out, `${name}-${language}-${width}.png`);
        await page.screenshot({ path: file });
        console.log(file);
      }
      await context.close();
    }
    // The other language's pictures show its own flows only.
    await putAway(storageState);
  }
} finally {
  await chromium.close();
}

async function putAway(storageState: Cookies): Promise<void> {
  const context = await chromium.newContext({ storageState });
  const headers = { origin: values.address };
  const flows = (await (await context.request.get(`${values.address}/v1/flows`)).json()) as readonly FlowSummary[];
  for (const { id } of flows) await context.request.post(`${values.address}/v1/flows/${id}/archive`, { headers });
  const rehearsals = (await (await context.request.get(`${values.address}/v1/rehearsals`)).json()) as readonly Rehearsal[];
  for (const { scope } of rehearsals) await context.request.delete(`${values.address}/v1/rehearsals/${scope}`, { headers });
  await context.close();
}
