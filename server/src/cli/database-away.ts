// A database that does not answer, or does not let one in: something to mend, and no bug.
import type { Bilingual } from '@sopwith/engine';
import { wordsOf } from '../platform/tell.ts';

// SQLSTATE: class 08 connection, 28 who may come in, 3D000 no such database, 53300 too many connections, 57P01–57P05 shutting down or starting up.
const STATES = /^(08...|28...|3D000|53300|57P0\d)$/;
const CODES = new Set(['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED']);
/** Nothing else that a command opens with Node's own sockets. */
const CALLS = new Set(['connect', 'getaddrinfo']);

/** Null: something else is wrong. */
export function databaseAway(error: unknown): Bilingual | null {
  if (!isAway(error)) return null;
  const why = wordsOf(error);
  return {
    zh: `数据库没有应答（${why.zh}）：看它在不在运行；如果设了 DATABASE_URL，看写得对不对。`,
    en: `The database does not answer (${why.en}): see that it runs, and where DATABASE_URL is set, that it is right.`,
  };
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (syscall !== undefined && CALLS.has(syscall)) || (code !== undefined && (CODES.has(code) || STATES.test(code)));
}
