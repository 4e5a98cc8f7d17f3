import { type Browser, chromium } from 'playwright-core';
import { tellBy } from '../../server/src/platform/tell.ts';
import { findChromium } from './find-chromium.ts';

// A real browser, able to draw Chinese. The caller closes it.
export async function browser(): Promise<Browser> {
  const { executablePath, env } = await findChromium(tellBy(console.log));
  return chromium.launch({
    executablePath,
    env: { ...definedOnly(process.env), ...env },
    // Containers run as root and give /dev/shm little room.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
