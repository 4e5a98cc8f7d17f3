// Puts a backup into an empty database, all of it or nothing.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Sql, Tx } from '../db/connect.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { BACKUP_FORMAT, type BackupEnd, type BackupHeader, columnsOf, END_OF_TABLE, readMigrations, type TableHeader, tablesOf } from './backup-format.ts';

export interface Restored {
  readonly at: number;
  readonly tables: number;
}

/** Throws a `StartProblem` that says what to do where the file is no whole backup of this build, or the database is not empty. */
export async function restore(sql: Sql, file: string): Promise<Restored> {
  // Read through first: in the middle of a copy there is no way to say what is wrong.
  await checkWhole(file);
  const next = linesOf(file);
  const header = headerOf(file, await next());
  return sql.begin(async (tx) => {
    await checkPlace(tx, header);
    let tables = 0;
    for (let line = await next(); line !== null; line = await next()) {
      const described = JSON.parse(line) as TableHeader | BackupEnd;
      if ('whole' in described) break;
      await readTable(tx, file, described, next);
      tables++;
    }
    for (const [name, last] of Object.entries(header.sequences)) {
      if (last > 0) await tx`select setval(${name}::regclass, ${last})`;
    }
    return { at: header.at, tables };
  });
}

type NextLine = () => Promise<string | null>;

/** Line by line; null at the end. */
function linesOf(file: string): NextLine {
  const lines = splitLines(file);
  return async () => {
    try {
      const { value, done } = await lines.next();
      return done === true ? null : value;
    } catch (cause) {
      const why = (cause as Error).message;
      throw new StartProblem({ zh: `${file} 不能当备份读（${why}）：换一份副本。`, en: `${file} cannot be read as a backup (${why}): take another copy of it.` }, { cause });
    }
  };
}

async function* splitLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  // `pipe` hands on no errors.
  source.on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of unzipped) {
    const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function checkWhole(file: string): Promise<void> {
  const next = linesOf(file);
  headerOf(file, await next());
  let last = '';
  for (let line = await next(); line !== null; line = await next()) last = line;
  const end = safely(last);
  if (typeof end !== 'object' || end === null || !('whole' in end)) {
    throw new StartProblem({ zh: `${file} 不完整，缺了结尾：换一份副本。`, en: `${file} is cut off: its end is missing, take another copy of it.` });
  }
}

function headerOf(file: string, line: string | null): BackupHeader {
  const parsed: unknown = line === null ? null : safely(line);
  if (typeof parsed === 'object' && parsed !== null && (parsed as { format?: unknown }).format === BACKUP_FORMAT) return parsed as BackupHeader;
  throw new StartProblem({ zh: `${file} 不是 Sopwith 的备份：请给 \`backup\` 写出的文件。`, en: `${file} is no backup of Sopwith: give the file that \`backup\` wrote.` });
}

function safely(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // What is not JSON is no header, and is refused as such.
    return null;
  }
}

async function checkPlace(tx: Tx, { migrations }: BackupHeader): Promise<void> {
  const own = await readMigrations(tx);
  if (own.join() !== migrations.join()) {
    throw new StartProblem({
      zh: '备份是另一个版本的 Sopwith 做的：用那个版本放回去，再启动这个版本，它会自己升级。',
      en: 'The backup was made by another version of Sopwith: put it back with that version, then start this one, which brings it up to date.',
    });
  }
  const [row] = await tx<{ used: boolean }[]>`select exists (select 1 from flows) or exists (select 1 from members) as used`;
  if (row?.used) {
    throw new StartProblem({
      zh: '数据库不是空的：请放进新的（把 SOPWITH_DATA 设成新文件夹，或把 DATABASE_URL 设成空数据库）。',
      en: 'The database is not empty: restore into a new one (set SOPWITH_DATA to a new folder, or DATABASE_URL to an empty database).',
    });
  }
  // What the migrations themselves put there comes again with the backup.
  for (const table of [...(await tablesOf(tx))].reverse()) await tx`delete from ${tx(table)}`;
}

async function readTable(tx: Tx, file: string, { table, columns }: TableHeader, next: NextLine): Promise<void> {
  const known = await columnsOf(tx, table);
  const unknown = columns.find((column) => !known.includes(column));
  if (known.length === 0 || unknown !== undefined) {
    const what = `${table}.${unknown ?? '*'}`;
    throw new StartProblem({ zh: `${file} 里有 ${what}，这个版本不认识。`, en: `${file} holds ${what}, which this version does not know.` });
  }
  const into = await tx`copy ${tx(table)} (${tx([...columns])}) from stdin`.writable();
  for (let line = await next(); line !== END_OF_TABLE; line = await next()) {
    if (line === null) throw new StartProblem({ zh: `${file} 在 ${table} 中间断了：换一份副本。`, en: `${file} ends in the middle of ${table}: take another copy of it.` });
    if (!into.write(`${line}\n`)) await once(into, 'drain');
  }
  into.end();
  await finished(into);
}
