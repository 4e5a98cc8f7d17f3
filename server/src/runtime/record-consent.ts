// A consent that a member gives or takes back outside of any flow. What is acknowledged binds every send that starts afterwards.
import { randomUUID } from 'node:crypto';
import { consentName } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { waitForSends } from './channels/wait-for-sends.ts';
import { lockMembers } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';
import { writeBooks } from './write-books.ts';

export interface GivenConsent {
  readonly scopeId: string;
  readonly userId: string;
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  readonly by: string;
}

export async function recordConsent(sql: Sql, readProgram: ReadProgram, poke: Poke, given: GivenConsent): Promise<void> {
  const { scopeId, userId, purpose, channel, granted, by } = given;
  const recorded = await sql.begin(async (tx) => {
    const memberId = (await lockMembers(tx, scopeId, [userId])).get(userId);
    // Erased: they get nothing anyway.
    if (memberId === undefined) return null;
    const at = await readScopeNow(tx, scopeId);
    const key = `by-hand/${randomUUID()}`;
    const name = consentName(purpose, channel);
    const books = { memberId, lifecycle: null, activity: null, points: null, badges: null, title: null, roles: null, consents: { [name]: granted } };
    await Promise.all(
      writeBooks(tx, { scopeId, flowId: null }, { ledger: [{ key, memberId, at, kind: 'consent', name, value: granted, reason: by }], books: [books] }),
    );
    const event = { memberId, name: '$consent.changed', properties: { purpose, channel, granted }, at, occurredAt: at, messageId: key, historical: false, depth: 0 };
    return { lanes: (await routeEvents(tx, readProgram, scopeId, [event])).lanes, memberId };
  });
  if (recorded === null) return;
  poke(recorded.lanes);
  if (!granted) await waitForSends(sql, recorded.memberId, purpose);
}
