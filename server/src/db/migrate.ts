import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { layFunctions } from '../condition/lay-functions.ts';
import { seedCalendars } from '../runtime/calendars.ts';
import { socketOf } from './socket-of.ts';

/** Brings the database to this build's schema. Safe to run at every start; two at once wait for each other. */
export async function migrate(databaseUrl: string): Promise<void> {
  const { url, path } = socketOf(databaseUrl);
  const sql = postgres(url, { max: 1, onnotice: () => {}, ...(path === undefined ? {} : { path }) });
  try {
    await sql`select pg_advisory_lock(7309401)`;
    await applyMigrations(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    await layFunctions(sql);
    await seedCalendars(sql, Date.now());
  } finally {
    await sql.end();
  }
}
