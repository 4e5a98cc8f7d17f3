import type { Tx } from '../db/connect.ts';

/**
 * Who looks at single members shares it; who goes over all of them takes it alone, a page at a time. Without it a page could write
 * what it saw before an event over what was found after it.
 */
export async function lockSegments(tx: Tx, scopeId: string, mode: 'shared' | 'alone'): Promise<void> {
  if (mode === 'shared') await tx`select pg_advisory_xact_lock_shared(7309402, hashtext(${scopeId}))`;
  else await tx`select pg_advisory_xact_lock(7309402, hashtext(${scopeId}))`;
}
