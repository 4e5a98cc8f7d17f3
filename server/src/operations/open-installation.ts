// The database and the Temporal server that a command works on: those of the environment, else those of the running Sopwith,
// else the embedded database alone, started for the length of the command.
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { takeDataFolder } from '../platform/data-folder.ts';
import { rememberedAlive } from '../platform/pid-file.ts';
import { startPostgres } from '../platform/postgres.ts';
import { hasCluster } from '../platform/postgres-data.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { readSettings } from '../platform/start-settings.ts';
import { readRunning } from './running-file.ts';

export interface Installation {
  readonly databaseUrl: string;
  /** Null where only the database was started. */
  readonly temporalAddress: string | null;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** `make`: where there is none yet, one is made; else that is said. */
export async function openInstallation(env: NodeJS.ProcessEnv, { make = false }: { readonly make?: boolean } = {}): Promise<Installation> {
  const settings = readSettings(env);
  const { dataDir, namespace } = settings;
  const taskQueue = env.TEMPORAL_TASK_QUEUE ?? 'sopwith';
  const runs = rememberedAlive(join(dataDir, 'sopwith.lock')) !== undefined;
  const running = runs ? readRunning(dataDir) : null;
  if (settings.databaseUrl !== undefined || running !== null) {
    return {
      databaseUrl: settings.databaseUrl ?? (running?.databaseUrl as string),
      temporalAddress: settings.temporalAddress ?? running?.temporalAddress ?? null,
      namespace: running?.namespace ?? namespace,
      taskQueue,
      dataDir,
      close: async () => {},
    };
  }
  if (runs) {
    throw new StartProblem({
      zh: `Sopwith 正在 ${dataDir} 上启动：等它说准备好了再试。`,
      en: `Sopwith is just starting on the data in ${dataDir}: wait until it says that it is ready, then try again.`,
    });
  }
  if (!make && !hasCluster(join(dataDir, 'postgres'))) {
    throw new StartProblem({
      zh: `${dataDir} 里没有装好的 Sopwith：用 SOPWITH_DATA 写明文件夹，或用 DATABASE_URL 写明数据库，或用 \`npm start\` 装一套。`,
      en: `There is no installation in ${dataDir}: name its folder by SOPWITH_DATA or its database by DATABASE_URL, or make one with \`npm start\`.`,
    });
  }
  const { release } = takeDataFolder(dataDir);
  try {
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log: () => undefined });
    await migrate(postgres.url);
    const close = async () => {
      await postgres.stop();
      release();
    };
    return { databaseUrl: postgres.url, temporalAddress: settings.temporalAddress ?? null, namespace, taskQueue, dataDir, close };
  } catch (error) {
    release();
    throw error;
  }
}
