import type { Tx } from '../db/connect.ts';
import { readMemberships, zoneOf } from './memberships.ts';

/** By whose clock the days of each are counted, where nothing else of them is asked for. */
export async function readMemberZones(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await tx<{ id: number; zone: string | null; ofScope: string }[]>`
    select m.id, m.zone, s.zone as "ofScope" from members m join scopes s on s.id = m.scope_id where m.id = any(${memberIds as number[]}::bigint[])`;
  const asked = found.filter(({ zone }) => zone === null).map(({ id }) => id);
  const memberships = asked.length === 0 ? new Map<number, never>() : await readMemberships(tx, asked);
  return new Map(found.map(({ id, zone, ofScope }) => [id, zoneOf(zone, memberships.get(id) ?? [], ofScope)]));
}
