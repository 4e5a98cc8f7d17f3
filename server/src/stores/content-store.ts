// The texts of a flow's content tables: as they are now, and who mended them.
import { type ContentChange, contentOf, type FlowDocument, type Json, type JsonObject, type Program, withContent } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';

export interface ContentRow {
  readonly step: string;
  readonly row: string;
  readonly cells: JsonObject;
}

export interface ContentEdit extends ContentChange {
  readonly at: number;
  readonly by: string;
}

export interface Content {
  readonly rows: readonly ContentRow[];
  readonly edits: readonly ContentEdit[];
}

const SHOWN = 50;

/** Null: no version of the flow is published. */
export async function readContent(sql: Sql | Tx, flowId: string): Promise<Content | null> {
  const [version] = await sql<{ program: Program; createdAt: number }[]>`
    select program, created_at as "createdAt" from flow_versions where flow_id = ${flowId} and number is not null order by number desc limit 1`;
  if (!version) return null;
  const changes = await sql<ContentChange[]>`
    select step, row_id as row, cells from content_items where flow_id = ${flowId} and at >= ${version.createdAt} order by id`;
  const tables = contentOf(withContent(version.program, changes));
  const rows = [...tables].flatMap(([step, table]) => table.map(({ id, ...cells }): ContentRow => ({ step, row: id, cells: cells as JsonObject })));
  const edits = await sql<ContentEdit[]>`
    select step, row_id as row, cells, at, by from content_items where flow_id = ${flowId} order by id desc limit ${SHOWN}`;
  return { rows, edits };
}

export interface Mend extends ContentChange {
  readonly flowId: string;
  readonly at: number;
  readonly by: string;
}

/** In the published version, for whoever's turn opens from now on, and in the draft, so that the next version has it too. False: there is no such row or text. */
export async function mendContent(sql: Sql, { flowId, step, row, cells, at, by }: Mend): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [flow] = await tx<{ draft: FlowDocument }[]>`select draft from flows where id = ${flowId} for update`;
    const content = flow && (await readContent(tx, flowId));
    const found = content?.rows.find((one) => one.step === step && one.row === row);
    if (!flow || !found || Object.keys(cells).some((name) => typeof found.cells[name] !== 'string')) return false;
    await tx`insert into content_items (flow_id, step, row_id, cells, at, by) values (${flowId}, ${step}, ${row}, ${tx.json(cells)}, ${at}, ${by})`;
    await tx`update flows set draft = ${tx.json(mended(flow.draft, { step, row, cells }) as never)}, rev = rev + 1, updated_at = ${at} where id = ${flowId}`;
    return true;
  });
}

function mended(draft: FlowDocument, { step, row, cells }: ContentChange): FlowDocument {
  const steps = draft.steps.map((one) => {
    const { rows } = one.config;
    if (one.id !== step || !Array.isArray(rows)) return one;
    const table = (rows as readonly JsonObject[]).map((each): Json => (each.id === row ? { ...each, ...cells } : each));
    return { ...one, config: { ...one.config, rows: table } };
  });
  return { ...draft, steps };
}
