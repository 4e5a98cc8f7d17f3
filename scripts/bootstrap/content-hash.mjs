// One hash over the contents of files and folders, to see whether anything changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root.mjs';

const skipped = new Set(['node_modules', 'dist', '.vite']);

export function contentHash(paths, ...extra) {
  const hash = createHash('sha256').update(JSON.stringify(extra));
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash, path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) if (!skipped.has(name)) addTo(hash, join(path, name));
    return;
  }
  hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
}
