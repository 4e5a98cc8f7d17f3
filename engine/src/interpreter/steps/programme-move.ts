// A programme whose flow has a new version: results belong to rows, and a row keeps its id wherever it stands in the new table.
import type { Json } from '../../json.ts';
import type { ProgrammeConfig, TurnResult } from '../../steps/programme-config.ts';
import { countsOf } from './programme-results.ts';
import type { TurnState } from './programme-turn.ts';

export interface Carried {
  readonly state: TurnState;
  /** Null: nothing was numbered anew. */
  readonly variables: Readonly<Record<string, Json>> | null;
}

/** Rows that are new, and stand before the one that is on, were not offered. A row that is gone takes its result with it. */
export function carriedOver(
  config: ProgrammeConfig,
  before: ProgrammeConfig | undefined,
  state: TurnState,
  results: readonly TurnResult[],
): Carried {
  const [rows, old] = [config.rows ?? [], before?.rows ?? []];
  if (rows.length === 0 || old.length === 0 || sameRows(rows, old)) return { state, variables: null };
  const place = new Map(rows.map(({ id }, index) => [id, index + 1]));
  // Where the row itself is gone, the last one before it that is still there.
  const turn = old.slice(0, state.turn).reduce((last, { id }) => place.get(id) ?? last, 0);
  const resultOf = new Map(old.map(({ id }, index) => [id, results[index]]));
  // An open turn that is not met has no result yet.
  const told = state.phase === 'open' && !state.met ? turn - 1 : turn;
  const dayList = rows.slice(0, Math.max(0, told)).map(({ id }): TurnResult => resultOf.get(id) ?? 'notOffered');
  const row = rows[turn - 1];
  return { state: { ...state, turn }, variables: { ...countsOf(dayList), dayList, day: turn, ...(row === undefined ? {} : { row }) } };
}

function sameRows(one: NonNullable<ProgrammeConfig['rows']>, other: NonNullable<ProgrammeConfig['rows']>): boolean {
  return one.length === other.length && one.every(({ id }, index) => id === other[index]?.id);
}
