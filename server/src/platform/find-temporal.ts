// Where a Temporal server comes from: the first of five ways that works, each told in one line.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheHome } from './cache-home.ts';
import { withProgress } from './progress.ts';
import { StartProblem } from './start-problem.ts';
import { buildTemporal, hasGo } from './temporal-build.ts';
import { canDownload, download, downloadedPath } from './temporal-download.ts';

export type TemporalSource = { type: 'address'; address: string } | { type: 'executable'; path: string };

// The ways that reach outside of this machine.
export interface Fetching {
  canDownload(env: NodeJS.ProcessEnv): Promise<boolean>;
  download(folder: string): Promise<string>;
  hasGo(): Promise<boolean>;
  build(bin: string): Promise<{ path: string } | { problem: string }>;
}

const fetching: Fetching = { canDownload, download: (folder) => download(folder, 'temporal'), hasGo, build: buildTemporal };

export interface FindTemporal {
  readonly log: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  readonly ways?: Fetching;
}

export async function findTemporal({ log, env = process.env, ways = fetching }: FindTemporal): Promise<TemporalSource> {
  if (env.TEMPORAL_ADDRESS) {
    log(`Temporal: the cluster at ${env.TEMPORAL_ADDRESS} (TEMPORAL_ADDRESS)`);
    return { type: 'address', address: env.TEMPORAL_ADDRESS };
  }
  const cache = cacheHome(env);
  const found = executableAt(env, cache);
  if (found) {
    log(`Temporal: ${found.path} (${found.why})`);
    return { type: 'executable', path: found.path };
  }
  const reasons: string[] = [];
  if (await ways.canDownload(env)) {
    try {
      const path = await withProgress('Temporal: downloading its server from temporal.download', log, () => ways.download(join(cache, 'sdk')));
      return { type: 'executable', path };
    } catch (error) {
      reasons.push(`the download failed (${String(error)})`);
    }
  } else reasons.push('temporal.download cannot be reached');
  if (await ways.hasGo()) {
    const built = await withProgress('Temporal: building its server with Go, once, about four minutes', log, () => ways.build(join(cache, 'bin')));
    if ('path' in built) return { type: 'executable', path: built.path };
    reasons.push(`the build with Go failed (${built.problem})`);
  } else reasons.push('there is no Go 1.25 or newer to build it with');
  throw new StartProblem(
    `No Temporal server could be had: ${reasons.join(', and ')}. Do one of these: set TEMPORAL_ADDRESS to a running cluster; ` +
      'install the Temporal CLI (https://docs.temporal.io/cli) on the PATH or set TEMPORAL_CLI to it; open the network to temporal.download; or install Go 1.25 or newer.',
  );
}

function executableAt(env: NodeJS.ProcessEnv, cache: string): { path: string; why: string } | undefined {
  if (env.TEMPORAL_CLI) {
    if (!isExecutable(env.TEMPORAL_CLI)) {
      throw new StartProblem(`TEMPORAL_CLI is set to ${env.TEMPORAL_CLI}, which is not an executable file: correct it or unset it.`);
    }
    return { path: env.TEMPORAL_CLI, why: 'TEMPORAL_CLI' };
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, 'temporal')).find(isExecutable);
  if (onPath) return { path: onPath, why: 'on the PATH' };
  const cached = [join(cache, 'bin', 'temporal'), downloadedPath(join(cache, 'sdk'), 'temporal')].find((path) => path && isExecutable(path));
  return cached ? { path: cached, why: "in Sopwith's cache" } : undefined;
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Without the right to run it, it is as good as absent.
    return false;
  }
}
