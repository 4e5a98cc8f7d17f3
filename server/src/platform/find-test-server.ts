// Where Temporal's time-skipping test server comes from: the SDK's download, or Maven and Java on a network that only reaches Maven Central.
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '@sopwith/engine';
import { cacheHome } from './cache-home.ts';
import { withProgress } from './progress.ts';
import { lastLineOf, runCommand } from './run-command.ts';
import { StartProblem } from './start-problem.ts';
import type { Tell } from './tell.ts';
import { canDownload, download, downloadedPath } from './temporal-download.ts';

const version = '1.38.0';

// A path for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`.
export async function findTestServer({ log, env = process.env }: { log: Tell; env?: NodeJS.ProcessEnv }): Promise<string> {
  const cache = cacheHome(env);
  const home = join(cache, `test-server-${version}`);
  const script = join(home, 'temporal-test-server');
  const known = downloadedPath(join(cache, 'sdk'), 'temporal-test-server') ?? (existsSync(script) ? script : undefined);
  if (known) return known;
  const reasons: Bilingual[] = [];
  if (await canDownload(env)) {
    try {
      return await withProgress({ zh: 'Temporal 测试服务：正在下载', en: 'Temporal test server: downloading it' }, log, () => download(join(cache, 'sdk'), 'temporal-test-server'));
    } catch (error) {
      reasons.push({ zh: `下载失败（${String(error)}）`, en: `the download failed (${String(error)})` });
    }
  } else reasons.push({ zh: '连不上 temporal.download', en: 'temporal.download cannot be reached' });
  const installed = await withProgress({ zh: 'Temporal 测试服务：正在用 Maven 取', en: 'Temporal test server: fetching it with Maven' }, log, () => installWithMaven(home));
  if (installed === undefined) return script;
  reasons.push(installed);
  throw new StartProblem({
    zh: `没有可用的、能跳时间的 Temporal 测试服务：${reasons.map(({ zh }) => zh).join('，')}。让网络能连上 temporal.download，或安装 Java 17 和 Maven。`,
    en: `No time-skipping Temporal test server could be had: ${reasons.map(({ en }) => en).join(', and ')}. Open the network to temporal.download, or install Java 17 and Maven.`,
  });
}

// Undefined when it is in place, or else the reason why not. Filled beside its place, so an interrupted fetch is never taken for the tool.
async function installWithMaven(home: string): Promise<Bilingual | undefined> {
  for (const [tool, flag] of [['java', '-version'], ['mvn', '--version']] as const) {
    if (!(await runCommand(tool, [flag])).ok) return { zh: `没有 ${tool}，取不来也运行不了它`, en: `there is no ${tool} to fetch and run it with` };
  }
  const draft = `${home}.fetching-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(join(draft, 'pom.xml'), pom);
    const fetched = await runCommand('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(draft, 'lib')}`], { cwd: draft });
    if (!fetched.ok) return { zh: `Maven 失败（${lastLineOf(fetched.output)}）`, en: `Maven failed (${lastLineOf(fetched.output)})` };
    const script = join(draft, 'temporal-test-server');
    writeFileSync(script, `#!/bin/sh\nexec java -cp '${join(home, 'lib')}/*' io.temporal.testserver.TestServer "$@"\n`);
    chmodSync(script, 0o755);
    rmSync(home, { recursive: true, force: true });
    renameSync(draft, home);
    return undefined;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sopwith</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
