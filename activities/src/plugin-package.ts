// Where the code of an installed package begins, as seen from the folder that Sopwith was started in.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Null: no such package is installed. */
export function packageEntry(name: string, from = process.cwd()): string | null {
  const require = createRequire(join(from, 'package.json'));
  try {
    return require.resolve(name);
  } catch {
    // One that is made for `import` alone shows itself to nobody who requires it.
    const folders = (require.resolve.paths(name) ?? []).map((modules) => join(modules, name));
    const folder = folders.find((one) => existsSync(join(one, 'package.json')));
    const entry = folder === undefined ? null : entryOf(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return folder === undefined || entry === null ? null : join(folder, entry);
  }
}

function entryOf(manifest: { readonly exports?: unknown; readonly main?: unknown }): string | null {
  return exported(manifest.exports) ?? (typeof manifest.main === 'string' ? manifest.main : null);
}

function exported(exports: unknown): string | null {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return null;
  const conditions = exports as Readonly<Record<string, unknown>>;
  if ('.' in conditions) return exported(conditions['.']);
  // In the order in which the package names them, as Node does.
  for (const [condition, target] of Object.entries(conditions)) {
    const found = ['import', 'node', 'default'].includes(condition) ? exported(target) : null;
    if (found !== null) return found;
  }
  return null;
}
