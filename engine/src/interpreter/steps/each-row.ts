// A path for each row of a table, all at once. This token rests until they have all come to their end.
import type { JsonObject } from '../../json.ts';
import type { EachRowConfig } from '../../steps/each-row.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const eachRow: Behaviour<EachRowConfig> = {
  arrive({ columns, rows }) {
    const paths = rows.map((cells, n) => ({
      path: 'row',
      reason: because('row.opened', { row: n + 1 }),
      locals: localsOf(columns, cells, n + 1),
    }));
    return { type: 'rest', due: null, listens: [], data: {}, reason: because('rows.opened', { rows: rows.length }), paths };
  },
  pathsChanged({ rows }, _moment, { living, unopened }) {
    if (living > 0 || unopened > 0) return null;
    return { type: 'leave', outcome: 'done', reason: because('rows.done', { rows: rows.length }) };
  },
};

function localsOf(columns: readonly string[], cells: readonly string[], row: number): JsonObject {
  return { ...Object.fromEntries(columns.map((name, n) => [name, cells[n] ?? ''])), row };
}
