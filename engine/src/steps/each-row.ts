import { builtinStep } from '../catalog/builtin-step.ts';
import { fieldNameSchema } from '../document/names.ts';
import type { Json } from '../json.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';

/** `each-row`: one path *row* for each row of the table, all at once; → done, when all have come to their end. */
export interface EachRowConfig {
  /** Each column is a variable on the row's path, beside `row`, its number from 1. */
  readonly columns: readonly string[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
}

const MOST_ROWS = 50;

export const eachRow = builtinStep<EachRowConfig>({
  type: 'each-row',
  group: 'decide',
  icon: 'table',
  sort: 'control',
  title: { zh: '逐行同时走', en: 'For each row' },
  help: {
    zh: '表格里每一行同时走一遍「每一行」，列名就是变量；都走完了再往下走。',
    en: 'Walks “each row” once for every row of the table, all at the same time; the columns are variables there. It goes on when all are done.',
  },
  schema: z
    .strictObject({
      columns: field(z.array(fieldNameSchema).min(1).max(12), '列', 'Columns', { widget: 'names' }),
      rows: field(z.array(z.array(z.string().max(1000)).max(12)).min(1).max(MOST_ROWS), '行', 'Rows', { widget: 'table' }),
    })
    .superRefine(({ columns, rows }, context) => {
      if (new Set(columns).size < columns.length) {
        context.addIssue({ code: 'custom', path: ['columns'], params: { code: 'value.duplicate' } });
      }
      rows.forEach((row, n) => {
        if (row.length > columns.length) {
          context.addIssue({ code: 'custom', path: ['rows', n], params: { code: 'value.tooMany', maximum: columns.length } });
        }
      });
    }),
  initial: { columns: ['title', 'text'], rows: [['', '']] },
  outcomes: [DONE, { id: 'row', title: { zh: '每一行', en: 'each row' }, kind: 'path' }],
  describe: ({ rows, columns }, lang) =>
    lang === 'zh'
      ? `${rows.length} 行同时走（${columns.join('、')}）`
      : `${rows.length === 1 ? 'One row' : `${rows.length} rows at once`} (${columns.join(', ')})`,
  variablesOf: ({ columns }) => ['row', ...(Array.isArray(columns) ? (columns as readonly Json[]).filter((name) => typeof name === 'string') : [])],
  takesTime: false,
});
