// Whether a process can do its work now. The API needs the database alone: it takes events and serves pages while Temporal or
// the workers are away, and what they miss is done later. So these are told, but take nobody out of service.
import { readFileSync } from 'node:fs';
import type { Sql } from '../db/connect.ts';
import { countWorkers } from './process-store.ts';

export const PARTS = ['postgres', 'migrations', 'temporal', 'workers'] as const;
export type Part = (typeof PARTS)[number];

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<Part, 'ok' | 'away'>>;
}

export interface Asked {
  readonly sql: Sql;
  /** Rejects when Temporal does not answer. */
  readonly temporal: () => Promise<unknown>;
}

const PATIENCE_MS = 2_000;

/** `needed`: without these it is not ready. */
export async function readReadiness({ sql, temporal }: Asked, needed: readonly Part[]): Promise<Readiness> {
  const asked: Readonly<Record<Part, () => Promise<boolean>>> = {
    postgres: async () => (await sql`select 1`).length === 1,
    migrations: () => isMigrated(sql),
    temporal: () => temporal().then(() => true),
    workers: async () => (await countWorkers(sql)) > 0,
  };
  const answers = await Promise.all(PARTS.map(async (part) => [part, (await inTime(asked[part])) ? 'ok' : 'away'] as const));
  const parts = Object.fromEntries(answers) as Record<Part, 'ok' | 'away'>;
  return { ready: needed.every((part) => parts[part] === 'ok'), parts };
}

/** A part that answers late, or with an error, is away. */
async function inTime(ask: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  try {
    return await Promise.race([ask().catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

let newest: number | undefined;

/** The database has every migration that this build knows; it may have newer ones, while a newer build takes over. */
export async function isMigrated(sql: Sql): Promise<boolean> {
  newest ??= Math.max(...(JSON.parse(readFileSync(new URL('../db/migrations/meta/_journal.json', import.meta.url), 'utf8')) as { entries: readonly { when: number }[] }).entries.map(({ when }) => when));
  const [row] = await sql<{ latest: number | null }[]>`select max(created_at) as latest from drizzle.__drizzle_migrations`;
  return (row?.latest ?? 0) >= newest;
}
