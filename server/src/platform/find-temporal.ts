// Where a Temporal server comes from: the first of five ways that works, each told in one line.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Bilingual } from '@sopwith/engine';
import { cacheHome } from './cache-home.ts';
import { withProgress } from './progress.ts';
import { StartProblem } from './start-problem.ts';
import type { Tell } from './tell.ts';
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
  readonly log: Tell;
  readonly env?: NodeJS.ProcessEnv;
  readonly ways?: Fetching;
}

export async function findTemporal({ log, env = process.env, ways = fetching }: FindTemporal): Promise<TemporalSource> {
  if (env.TEMPORAL_ADDRESS) {
    log({ zh: `Temporal：用 ${env.TEMPORAL_ADDRESS} 的集群（TEMPORAL_ADDRESS）`, en: `Temporal: the cluster at ${env.TEMPORAL_ADDRESS} (TEMPORAL_ADDRESS)` });
    return { type: 'address', address: env.TEMPORAL_ADDRESS };
  }
  const cache = cacheHome(env);
  const found = executableAt(env, cache);
  if (found) {
    log({ zh: `Temporal：${found.path}（${found.why.zh}）`, en: `Temporal: ${found.path} (${found.why.en})` });
    return { type: 'executable', path: found.path };
  }
  const reasons: Bilingual[] = [];
  if (await ways.canDownload(env)) {
    try {
      const path = await withProgress(DOWNLOADING, log, () => ways.download(join(cache, 'sdk')));
      return { type: 'executable', path };
    } catch (error) {
      reasons.push({ zh: `下载失败（${String(error)}）`, en: `the download failed (${String(error)})` });
    }
  } else reasons.push({ zh: '连不上 temporal.download', en: 'temporal.download cannot be reached' });
  if (await ways.hasGo()) {
    const built = await withProgress(BUILDING, log, () => ways.build(join(cache, 'bin')));
    if ('path' in built) return { type: 'executable', path: built.path };
    reasons.push({ zh: `用 Go 编译失败（${built.problem}）`, en: `the build with Go failed (${built.problem})` });
  } else reasons.push({ zh: '没有 Go 1.25 或更新的版本来编译它', en: 'there is no Go 1.25 or newer to build it with' });
  throw new StartProblem({
    zh:
      `没有可用的 Temporal 服务：${reasons.map(({ zh }) => zh).join('，')}。任选一种办法：把 TEMPORAL_ADDRESS 设成正在运行的集群；` +
      '把 Temporal CLI（https://docs.temporal.io/cli）装到 PATH 里，或用 TEMPORAL_CLI 指明它；让网络能连上 temporal.download；或安装 Go 1.25 或更新的版本。',
    en:
      `No Temporal server could be had: ${reasons.map(({ en }) => en).join(', and ')}. Do one of these: set TEMPORAL_ADDRESS to a running cluster; ` +
      'install the Temporal CLI (https://docs.temporal.io/cli) on the PATH or set TEMPORAL_CLI to it; open the network to temporal.download; or install Go 1.25 or newer.',
  });
}

const DOWNLOADING: Bilingual = { zh: 'Temporal：正在从 temporal.download 下载服务程序', en: 'Temporal: downloading its server from temporal.download' };
const BUILDING: Bilingual = { zh: 'Temporal：正在用 Go 编译服务程序，只此一次，约四分钟', en: 'Temporal: building its server with Go, once, about four minutes' };

function executableAt(env: NodeJS.ProcessEnv, cache: string): { path: string; why: Bilingual } | undefined {
  if (env.TEMPORAL_CLI) {
    if (!isExecutable(env.TEMPORAL_CLI)) {
      throw new StartProblem({
        zh: `TEMPORAL_CLI 设成了 ${env.TEMPORAL_CLI}，那不是可执行文件：改正它，或去掉这个变量。`,
        en: `TEMPORAL_CLI is set to ${env.TEMPORAL_CLI}, which is not an executable file: correct it or unset it.`,
      });
    }
    return { path: env.TEMPORAL_CLI, why: { zh: 'TEMPORAL_CLI', en: 'TEMPORAL_CLI' } };
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, 'temporal')).find(isExecutable);
  if (onPath) return { path: onPath, why: { zh: '在 PATH 里', en: 'on the PATH' } };
  const cached = [join(cache, 'bin', 'temporal'), downloadedPath(join(cache, 'sdk'), 'temporal')].find((path) => path && isExecutable(path));
  return cached ? { path: cached, why: { zh: '在 Sopwith 的缓存里', en: "in Sopwith's cache" } } : undefined;
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
