// How much each of an audience did of something.
import { type AskedPast, type Valued, windowOf } from '@sopwith/engine';
import { pastOf } from '../../condition/judge-members.ts';
import type { Tx } from '../../db/connect.ts';
import type { Listed } from './audience.ts';

const NOTHING = { events: 0, value: 0 };

/** In the order of the audience; who did nothing has 0. A property that is no number counts nothing. */
export async function pastValues(tx: Tx, scopeId: string, audience: readonly Listed[], { event, property, window, where, of = 'events' }: AskedPast, now: number): Promise<readonly (Listed & Valued)[]> {
  const past = { event, property, of, window: windowOf(window), ...(where === undefined ? {} : { where }) };
  const found = await pastOf(tx, scopeId, past, { now }, audience.map(({ id }) => id));
  return audience.map((listed) => ({ ...listed, ...(found.get(listed.id) ?? NOTHING) }));
}
