import type { Program } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';

export type ReadProgram = (sql: Sql | Tx, versionId: number) => Promise<Program>;

const KEPT = 500;

/** Published versions never change, so a process reads each program of its database once. */
export function createProgramReader(): ReadProgram {
  const known = new Map<number, Program>();
  return async (sql, versionId) => {
    const kept = known.get(versionId);
    if (kept) return kept;
    const [row] = await sql<{ program: Program }[]>`select program from flow_versions where id = ${versionId}`;
    if (!row) throw new Error(`there is no flow version ${versionId}`);
    const [oldest] = known.keys();
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    known.set(versionId, row.program);
    return row.program;
  };
}
