// What each of those is told that a flow is started for: the same for all, by the row, or by what only the shell knows of it.
import type { Scope } from '../condition/scope.ts';
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ContentRow, EachAudience } from '../steps/rows-of-each.ts';
import { readDayAndTime, type ToldField } from '../steps/told-to-each.ts';
import { anchoredInstant } from '../time/anchored-time.ts';
import { handedValue } from './handed-context.ts';
import { textFor } from './text-for.ts';

/** One that a flow is started for, by name, with what its run is told. */
export interface NamedTarget {
  readonly id: string;
  readonly context: JsonObject;
}

const longestId = 128;

/** What all are told, where it is not started for rows. */
export function toldToAll(fields: readonly ToldField[], scope: Scope, zone: string): JsonObject {
  return contextOf(fields, scope, zone, undefined);
}

/** Field → the attribute of each that fills it. */
export function toldOfEach(fields: readonly ToldField[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap(({ field, from, name }) => (from === 'each' ? [[field, name]] : [])));
}

/** One a row, each name once: the first row of a name counts. */
export function targetsOf(rows: readonly ContentRow[], of: EachAudience['of'], fields: readonly ToldField[], scope: Scope, zone: string): readonly NamedTarget[] {
  const targets = new Map<string, NamedTarget>();
  for (const row of rows) {
    const ofRow: Scope = { ...scope, variables: { ...scope.variables, row } };
    const id = textFor(of, ofRow).trim().slice(0, longestId) || row.id;
    if (targets.has(id)) continue;
    targets.set(id, { id, context: contextOf(fields, ofRow, zone, row) });
  }
  return [...targets.values()];
}

function contextOf(fields: readonly ToldField[], scope: Scope, zone: string, row: ContentRow | undefined): JsonObject {
  const context: Record<string, Json> = {};
  for (const one of fields) {
    const value = valueOf(one, scope, zone, row) ?? null;
    if (value !== null) context[one.field] = value;
  }
  return context;
}

function valueOf({ field, from, name }: ToldField, scope: Scope, zone: string, row: ContentRow | undefined): Json | undefined {
  switch (from) {
    case 'each':
      return undefined;
    case 'row':
      return ownValue(row, name);
    case 'moment': {
      const found = readDayAndTime(textFor(name, scope));
      const at = found === null ? null : anchoredInstant(zone, { instant: scope.started.at }, found);
      return at === null ? undefined : new Date(at.at).toISOString();
    }
    default:
      return handedValue({ field, from, name }, scope);
  }
}
