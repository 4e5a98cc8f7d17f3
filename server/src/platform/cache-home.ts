// Where tools that are fetched or built once are kept, for every clone of this user.
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

export function cacheHome(env: NodeJS.ProcessEnv = process.env): string {
  if (env.SOPWITH_CACHE) return env.SOPWITH_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'sopwith');
  return platform() === 'darwin' ? join(homedir(), 'Library', 'Caches', 'sopwith') : join(homedir(), '.cache', 'sopwith');
}
