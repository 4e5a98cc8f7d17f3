import { type ContentChange, contentOf, type Program, withContent } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';

export type ReadProgram = (sql: Sql | Tx, versionId: number) => Promise<Program>;

const KEPT = 500;

interface Known {
  readonly frozen: Program;
  readonly flowId: string;
  readonly createdAt: number;
  readonly hasContent: boolean;
  /** The last change of its content that `current` has; null: none was made. */
  lastChange: number | null;
  current: Program;
}

/**
 * Published versions never change, so a process reads each program of its database once; only where there is a content table does
 * it look each time whether a text of it was mended.
 */
export function createProgramReader(): ReadProgram {
  const known = new Map<number, Known>();
  return async (sql, versionId) => {
    const kept = known.get(versionId) ?? (await read(sql, versionId));
    if (!known.has(versionId)) {
      const [oldest] = known.keys();
      if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
      known.set(versionId, kept);
    }
    if (kept.hasContent) await refresh(sql, kept);
    return kept.current;
  };
}

async function read(sql: Sql | Tx, versionId: number): Promise<Known> {
  const [row] = await sql<{ program: Program; flowId: string; createdAt: number }[]>`
    select program, flow_id as "flowId", created_at as "createdAt" from flow_versions where id = ${versionId}`;
  if (!row) throw new Error(`there is no flow version ${versionId}`);
  const { program, ...version } = row;
  return { ...version, frozen: program, current: program, hasContent: contentOf(program).size > 0, lastChange: null };
}

async function refresh(sql: Sql | Tx, known: Known): Promise<void> {
  const { flowId, createdAt, frozen } = known;
  const [last] = await sql<{ id: number | null }[]>`select max(id) as id from content_items where flow_id = ${flowId}`;
  const lastChange = last?.id ?? null;
  if (lastChange === known.lastChange) return;
  // What was mended before a version was published stands in its document.
  const changes = await sql<ContentChange[]>`
    select step, row_id as row, cells from content_items where flow_id = ${flowId} and at >= ${createdAt} order by id`;
  known.current = withContent(frozen, changes);
  known.lastChange = lastChange;
}
