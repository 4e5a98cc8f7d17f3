import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema.ts';
import { socketOf } from './socket-of.ts';

export type Sql = postgres.Sql<{ bigint: number }>;
export type Tx = postgres.TransactionSql<{ bigint: number }>;

export interface ConnectOptions {
  readonly max?: number;
  readonly applicationName?: string;
  /**
   * Bounds set by the server itself, below the exchange's start-to-close: a process that was stopped in the middle of a
   * transaction must not hold its locks. Needs Postgres 17.
   */
  readonly guarded?: boolean;
  /**
   * For the hot path, whose statements all find their rows by index. A prepared statement keeps the plan of its first executions: on a
   * young installation that is a scan of a table with hardly a row in it, and it stays one while the table grows a thousandfold.
   * And one plan, made once a connection: to make it anew for what is asked this time costs more than it could save.
   */
  readonly byIndex?: boolean;
}

/** Milliseconds. */
const GUARDS = { lock_timeout: 5_000, idle_in_transaction_session_timeout: 10_000, transaction_timeout: 20_000 };
const BY_INDEX = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', plan_cache_mode: 'force_generic_plan' };

/** Opens a pool, through a socket file where the address names its folder. Instants and sequence numbers come as numbers: both stay far below 2^53. */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const { url: address, path } = socketOf(url);
  return postgres(address, {
    ...(path === undefined ? {} : { path }),
    max: options.max ?? 10,
    onnotice: () => {},
    // Seconds. The driver's own grows to twenty, long after a restarted Postgres serves again.
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 0.5),
    connection: {
      application_name: options.applicationName ?? 'sopwith',
      ...(options.guarded ? GUARDS : {}),
      ...(options.byIndex ? BY_INDEX : {}),
    },
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
    },
  });
}

/** The same connections, seen through Drizzle, for the queries that are not on the hot path. */
export function drizzleOver(sql: Sql) {
  return drizzle(sql as unknown as postgres.Sql, { schema });
}

export type Db = ReturnType<typeof drizzleOver>;
