// A worker of another build, for tests of rolling deployments: the same product around a lane that goes on as new sooner and falls
// asleep later. What a workflow may change without a new name is just that: numbers.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { cacheHome } from '../../server/src/platform/cache-home.ts';

const sources = dirname(fileURLToPath(import.meta.resolve('@sopwith/workflows')));

/** The path of the bundle, made once for each state of the sources. */
export async function otherBuild(): Promise<string> {
  const lane = readFileSync(join(sources, 'lane.ts'), 'utf8');
  const other = lane.replace(/const HISTORY_LIMIT = \d+;/, 'const HISTORY_LIMIT = 90;').replace(/const IDLE_MS = [\d_]+;/, 'const IDLE_MS = 300_000;');
  if (other === lane) throw new Error('expected the lane to have limits that another build can have otherwise, found none');
  const path = join(cacheHome(), 'workflow-bundles', `other-${createHash('sha256').update(other).digest('hex').slice(0, 16)}.js`);
  if (existsSync(path)) return path;
  const folder = mkdtempSync(join(tmpdir(), 'sopwith-other-build-'));
  cpSync(sources, join(folder, 'src'), { recursive: true });
  symlinkSync(join(sources, '../node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'src/lane.ts'), other);
  const { code } = await bundleWorkflowCode({ workflowsPath: join(folder, 'src/index.ts'), logger: new DefaultLogger('ERROR') });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, code);
  renameSync(`${path}.${process.pid}`, path);
  return path;
}
