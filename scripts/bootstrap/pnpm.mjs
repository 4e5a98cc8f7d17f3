// The pnpm that `packageManager` pins: the one on the PATH when it is that version, otherwise fetched by npx, which every Node brings along.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

export function pnpm() {
  const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
  const version = pinned.slice(pinned.indexOf('@') + 1);
  const onPath = spawnSync('pnpm', ['--version'], { cwd: root, encoding: 'utf8' });
  if (onPath.status === 0 && onPath.stdout.trim() === version) return { command: 'pnpm', args: [] };
  return { command: 'npx', args: ['--yes', `pnpm@${version}`] };
}
