import { sha256 } from '../compile/sha-256.ts';

export interface Drawn {
  /** In the order in which they were drawn. */
  readonly winners: readonly string[];
  /** SHA-256 over the sorted ids, a line each. */
  readonly listHash: string;
}

/**
 * Whoever has the seed and the list finds the same winners: each id is hashed with the seed, and the smallest hashes win.
 * The order of the list and how often an id stands in it change nothing.
 */
export function drawWinners(ids: readonly string[], winners: number, seed: string): Drawn {
  const list = [...new Set(ids)].sort();
  const tickets = list.map((id) => ({ id, ticket: sha256(`${seed}\n${id}`) })).sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  return { winners: tickets.slice(0, winners).map(({ id }) => id), listHash: sha256(list.map((id) => `${id}\n`).join('')) };
}
