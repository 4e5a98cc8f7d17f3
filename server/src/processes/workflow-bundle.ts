import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { replaceFile } from '../platform/whole-file.ts';

const entry = fileURLToPath(import.meta.resolve('@sopwith/workflows'));

/** The workflow code as one file in the cache, bundled anew only when its sources or the SDK changed: bundling takes seconds. */
export async function workflowBundle(cacheFolder: string): Promise<string> {
  const path = join(cacheFolder, 'workflow-bundles', `${await sourceHash()}.js`);
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) return path;
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: quiet });
  await mkdir(dirname(path), { recursive: true });
  // Two workers that start at once never read half a file.
  replaceFile(path, code);
  return path;
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  const folder = dirname(entry);
  for (const name of (await readdir(folder)).sort()) {
    if (name.endsWith('.ts') && !name.includes('.test.')) hash.update(name).update(await readFile(join(folder, name)));
  }
  const sdk = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  return hash.update(sdk.version).digest('hex').slice(0, 16);
}

const quiet = {
  log: () => {},
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: (message: string) => console.error(message),
  error: (message: string) => console.error(message),
};
