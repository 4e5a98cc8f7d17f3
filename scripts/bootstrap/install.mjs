import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';
import { pnpm } from './pnpm.mjs';
import { root } from './root.mjs';
import { runStep } from './run-step.mjs';
import { isStamped, stamp } from './stamp.mjs';
import { stopWith } from './stop-with.mjs';

const stampFile = join(root, 'node_modules', '.sopwith-install');

// Installs what the lockfile says, when a manifest or the lockfile changed. `--frozen-lockfile` also proves that the two are in step.
export async function install() {
  const manifests = readdirSync(root).map((folder) => join(root, folder, 'package.json')).filter(existsSync);
  const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'patches'].map((file) => join(root, file));
  const hash = contentHash([...inputs, ...manifests], process.platform, process.arch);
  if (isStamped(stampFile, hash)) return;
  const { command, args } = pnpm();
  // CI: pnpm must not ask questions, for there may be nobody to answer.
  const installed = await runStep({ zh: '安装依赖包', en: 'Installing packages' }, command, [...args, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    env: { ...process.env, CI: 'true' },
  });
  if (!installed) {
    stopWith({
      zh:
        '依赖包没能装上，原因在上面。第一次启动要连上 npm 的源' +
        '（见 `npm config get registry` 和 `npm ping`）：打开网络或设一个镜像，再运行同一个命令。',
      en:
        'The packages could not be installed; the reason is above. The first start needs to reach the npm registry ' +
        '(see `npm config get registry` and `npm ping`): open the network or set a mirror, then run the same command again.',
    });
  }
  stamp(stampFile, hash);
}
