// A whole Sopwith with a browser in front of it: what each file of end-to-end tests starts with.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Product, startProduct } from '../replay/product.ts';
import { type Cookies, signIn } from '../screens/sign-in.ts';
import { browser } from '../setup/browser.ts';

export interface OpenProduct {
  readonly product: Product;
  readonly chromium: Browser;
  /** A page of somebody who has signed in; closed with the product. Failures of its scripts end up in `broken`. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** As a program with an API key. */
  call<T>(method: string, path: string, body?: object): Promise<T>;
  /** As a sender of events, with the write key of a scope. */
  send(writeKey: string, path: string, body: object): Promise<void>;
  /** What went wrong in any page: uncaught errors, and answers that no test expects. */
  readonly broken: string[];
  close(): Promise<void>;
}

/** Room for a flow of a dozen steps at a size that the mouse hits. */
export const WIDE = { width: 1760, height: 1180 } as const;
const ACCOUNT = { email: 'lin.an@example.com', password: 'only-for-the-tests' } as const;

export async function openProduct(signingIn: 'signed in' | 'first link unused' = 'signed in'): Promise<OpenProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sopwith-e2e-'));
  const broken: string[] = [];
  const product = await startProduct({ dataDir, log: () => undefined, giveUp: (reason) => broken.push(reason) });
  const chromium = await browser();
  const cookies: Cookies | undefined =
    signingIn === 'signed in' ? await signIn(chromium, product.address, ACCOUNT, product.firstSignIn) : undefined;

  async function fetchJson<T>(path: string, init: RequestInit): Promise<T> {
    const answer = await fetch(product.address + path, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init.method} ${path} was answered ${answer.status}: ${text}`);
    // The API's contract says what each path answers.
    return JSON.parse(text) as T;
  }

  return {
    product,
    chromium,
    broken,
    async page(options = {}) {
      const context = await chromium.newContext({
        viewport: WIDE,
        locale: 'en-GB',
        baseURL: product.address,
        reducedMotion: 'reduce',
        ...(cookies ? { storageState: cookies } : {}),
        ...options,
      });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));
      return page;
    },
    call: (method, path, body) =>
      fetchJson(path, {
        method,
        headers: { authorization: `Bearer ${product.key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async send(writeKey, path, body) {
      const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
      await fetchJson(path, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    },
    async close() {
      await chromium.close();
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
