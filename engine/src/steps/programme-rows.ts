// A content table: of a programme one row a turn, of a *for each* one row a run, with the columns that its operators like.
import type { Bilingual } from '../catalog/step-manifest.ts';
import { FORBIDDEN_KEYS, idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import type { ProgrammeRow } from './programme-config.ts';

const mostColumns = 12;
/** What a text can write after a dot; spreadsheets have headings in any language. */
const columnName = /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u;
const cell = z.union([z.string().max(4000), z.number(), z.boolean()]);

const rowSchema: z.ZodType<ProgrammeRow> = z.object({ id: idSchema }).catchall(cell);

export function rowsField(help: Bilingual) {
  return field(z.array(rowSchema).max(1000).exactOptional(), '内容表', 'Table of content', { widget: 'content-table', help });
}

/** Ids that differ, and columns that a text can name. */
export function distinctRows(rows: readonly ProgrammeRow[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    if (seen.has(row.id)) context.addIssue({ code: 'custom', path: ['rows', index, 'id'], params: { code: 'programme.rowTwice', row: row.id } });
    seen.add(row.id);
    const columns = Object.keys(row);
    if (columns.length > mostColumns)
      context.addIssue({ code: 'custom', path: ['rows', index], params: { code: 'value.tooMany', maximum: mostColumns } });
    const unnamed = columns.find((name) => !columnName.test(name) || FORBIDDEN_KEYS.has(name));
    if (unnamed !== undefined) context.addIssue({ code: 'custom', path: ['rows', index], params: { code: 'programme.column', column: unnamed } });
  });
}
