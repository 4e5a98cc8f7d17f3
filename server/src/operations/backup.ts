// One file with everything: every table as it was at one moment, while all goes on. Temporal needs no backup; it is rebuilt from this.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { Sql, Tx } from '../db/connect.ts';
import { BACKUP_FORMAT, type BackupEnd, type BackupHeader, columnsOf, END_OF_TABLE, readMigrations, tablesOf } from './backup-format.ts';

export interface BackedUp {
  readonly tables: number;
  readonly rows: number;
}

/** Written beside its place and put there when whole, so that no half of a backup ever looks like one. */
export async function backup(sql: Sql, file: string, now: number): Promise<BackedUp> {
  const partial = `${file}.partial`;
  const zipped = createGzip();
  const written = zipped.pipe(createWriteStream(partial, { mode: 0o600 }));
  const finished = once(written, 'close');
  const write = async (text: string | Uint8Array): Promise<void> => {
    if (!zipped.write(text)) await once(zipped, 'drain');
  };
  try {
    const done = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const header: BackupHeader = { format: BACKUP_FORMAT, at: now, migrations: await readMigrations(tx), sequences: await readSequences(tx) };
      await write(`${JSON.stringify(header)}\n`);
      let rows = 0;
      const tables = await tablesOf(tx);
      for (const table of tables) rows += await writeTable(tx, table, write);
      const end: BackupEnd = { whole: true, tables: tables.length };
      await write(`${JSON.stringify(end)}\n`);
      return { tables: tables.length, rows };
    });
    zipped.end();
    await finished;
    await rename(partial, file);
    return done;
  } catch (error) {
    zipped.destroy();
    written.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeTable(tx: Tx, table: string, write: (text: string | Uint8Array) => Promise<void>): Promise<number> {
  const columns = await columnsOf(tx, table);
  await write(`${JSON.stringify({ table, columns })}\n`);
  const [counted] = await tx<{ rows: number }[]>`select count(*) as rows from ${tx(table)}`;
  const stream = await tx`copy ${tx(table)} (${tx(columns)}) to stdout`.readable();
  for await (const chunk of stream) await write(chunk as Uint8Array);
  // The driver stops its socket where the copy comes faster than it is read, and begins anew only when more is asked for: of a
  // table whose last rows came at once nobody would ask again, and whatever is said next would wait for ever.
  stream._read(0);
  await write(`${END_OF_TABLE}\n`);
  return counted?.rows ?? 0;
}

async function readSequences(tx: Tx): Promise<BackupHeader['sequences']> {
  const names = await tx<{ name: string }[]>`select sequencename as name from pg_sequences where schemaname = 'public' order by 1`;
  const sequences: Record<string, number> = {};
  for (const { name } of names) {
    const [row] = await tx<{ last: number; called: boolean }[]>`select last_value as last, is_called as called from ${tx(name)}`;
    if (row) sequences[name] = row.called ? row.last : row.last - 1;
  }
  return sequences;
}
