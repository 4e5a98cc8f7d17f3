// A Temporal server as clusters run it, and its tool for schemas: built with the machine's Go, once, and kept in the cache.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { withProgress } from '../../server/src/platform/progress.ts';
import { lastLineOf, runCommand } from '../../server/src/platform/run-command.ts';
import type { Tell } from '../../server/src/platform/tell.ts';

const MODULE = 'go.temporal.io/server';
const VERSION = 'v1.29.1';

export interface ServerBuild {
  readonly server: string;
  readonly sqlTool: string;
  readonly schemas: string;
}

export async function buildServer(log: Tell): Promise<ServerBuild> {
  const folder = join(cacheHome(), `temporal-cluster-${VERSION.slice(1)}`);
  const build = { server: join(folder, 'server'), sqlTool: join(folder, 'sql') };
  if (!existsSync(build.server) || !existsSync(build.sqlTool)) {
    await withProgress({ zh: 'Temporal 集群：正在用 Go 编译服务程序，只此一次，几分钟', en: 'Temporal cluster: building its server with Go, once, a few minutes' }, log, () => install(folder));
  }
  return { ...build, schemas: join(await sourceFolder(), 'schema/postgresql/v12') };
}

/** Built beside its place, so that an interrupted build is never taken for the tool. */
async function install(folder: string): Promise<void> {
  const draft = `${folder}.building-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const packages = ['cmd/server', 'cmd/tools/sql'].map((path) => `${MODULE}/${path}@${VERSION}`);
    const built = await runCommand('go', ['install', ...packages], { env: { ...process.env, GOBIN: draft } });
    if (!built.ok) throw new Error(`The server could not be built with Go: ${lastLineOf(built.output)}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function sourceFolder(): Promise<string> {
  const { ok, output } = await runCommand('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`]);
  if (!ok) throw new Error(`The server's sources cannot be had from the Go proxy: ${lastLineOf(output)}`);
  return (JSON.parse(output) as { Dir: string }).Dir;
}
