// The Temporal SDK's own download of its two servers, kept in Sopwith's cache. On a closed network it gives up within seconds.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = 'https://temporal.download';

export type DownloadedServer = 'temporal' | 'temporal-test-server';

export function downloadedPath(folder: string, server: DownloadedServer): string | undefined {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => file.startsWith(`${server}-sdk-typescript-`) && !file.endsWith('.downloading'));
  return name && join(folder, name);
}

export async function canDownload(env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  // Node's fetch does not know proxies, the SDK does: with one set, only the download itself can tell.
  if (env.HTTPS_PROXY ?? env.https_proxy) return true;
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(4_000) });
    return true;
  } catch {
    // Whatever the reason, the answer to the question is no.
    return false;
  }
}

export async function download(folder: string, server: DownloadedServer): Promise<string> {
  mkdirSync(folder, { recursive: true });
  // Loaded here, for it costs half a second that an ordinary start does not need.
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const options = { server: { executable: { type: 'cached-download', downloadDir: folder, ttl: '3650 days' } } } as const;
  // The SDK offers the download only together with a start.
  const started = await (server === 'temporal' ? TestWorkflowEnvironment.createLocal(options) : TestWorkflowEnvironment.createTimeSkipping(options));
  await started.teardown();
  const path = downloadedPath(folder, server);
  if (!path) throw new Error(`expected ${server} in ${folder} after its download, found ${readdirSync(folder).join(', ')}`);
  return path;
}
