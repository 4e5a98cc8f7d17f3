import type { Json, JsonObject } from '../json.ts';

interface Place {
  readonly id: string;
  readonly rank: Json;
  readonly value: Json;
}

/** As a variable keeps it, which travels with its run: so a name is only so long. */
const LONGEST_NAME = 100;

/** One of a ranking, with the member's name for texts where there is one. */
export function placeInRanking({ id, rank, value }: Place, name: Json | undefined): JsonObject {
  const known = typeof name === 'string' ? name.trim() : '';
  return { id, ...(known === '' ? {} : { name: [...known].slice(0, LONGEST_NAME).join('') }), rank, value };
}
