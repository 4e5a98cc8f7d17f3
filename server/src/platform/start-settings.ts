// What `npm start` is told by its environment, read once.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheHome } from './cache-home.ts';
import { StartProblem } from './start-problem.ts';

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface StartSettings {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly cache: string;
  // Undefined: the embedded one.
  readonly databaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly namespace: string;
}

export function readSettings(env: NodeJS.ProcessEnv): StartSettings {
  const port = Number(env.SOPWITH_PORT ?? 4400);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartProblem({
      zh: `SOPWITH_PORT 是 ${JSON.stringify(env.SOPWITH_PORT)}，不是端口：请设成 1 到 65535 的整数。`,
      en: `SOPWITH_PORT is ${JSON.stringify(env.SOPWITH_PORT)}, which is no port: set it to a whole number from 1 to 65535.`,
    });
  }
  return {
    dataDir: resolve(repositoryRoot, env.SOPWITH_DATA || 'data'),
    host: env.SOPWITH_HOST || '127.0.0.1',
    port,
    cache: cacheHome(env),
    databaseUrl: env.DATABASE_URL || undefined,
    temporalAddress: env.TEMPORAL_ADDRESS || undefined,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
  };
}
