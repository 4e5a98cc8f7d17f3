import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';
import { root } from './root.mjs';
import { runStep } from './run-step.mjs';
import { isStamped, stamp } from './stamp.mjs';
import { stopWith } from './stop-with.mjs';

const stampFile = join(root, 'designer', 'dist', '.built-from');

// Everything that can end up in the page: the designer, the engine that it runs, the versions of the packages, and how it is built here.
const inputs = ['designer', 'engine', 'activities/src', 'server/src/api', 'pnpm-lock.yaml', 'scripts/bootstrap/build-designer.mjs'].map((path) => join(root, path));

export async function buildDesigner() {
  const hash = contentHash(inputs);
  if (isStamped(stampFile, hash)) return;
  const vite = join(root, 'designer', 'node_modules', 'vite', 'bin', 'vite.js');
  // Also where tests ask for it, under whose own name React and antd would be others than those that people get.
  const env = { ...process.env, NODE_ENV: 'production' };
  const built = await runStep({ zh: '构建设计器', en: 'Building the designer' }, process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'designer'), env });
  if (!built) {
    stopWith({
      zh: '设计器没能构建，原因在上面。撤回弄坏它的改动，或用 `git status` 看看哪里不一样。',
      en: 'The designer could not be built; the reason is above. Undo the change that broke it, or run `git status` to see what differs.',
    });
  }
  stamp(stampFile, hash);
}
