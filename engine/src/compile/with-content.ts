// A published version freezes which rows there are and when; what stands in them is read when a turn opens (semantics 19).
import type { JsonObject } from '../json.ts';
import type { ProgrammeConfig, ProgrammeRow } from '../steps/programme-config.ts';
import type { Program, ProgramStep } from './program.ts';

export interface ContentChange {
  readonly step: string;
  readonly row: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Steps that go through a table, row by row. */
const TABLES: ReadonlySet<string> = new Set(['programme', 'for-each']);

/** The content tables of a program, by step; most have none. */
export function contentOf(program: Program): ReadonlyMap<string, readonly ProgrammeRow[]> {
  const tables = new Map<string, readonly ProgrammeRow[]>();
  for (const [id, { type, config }] of Object.entries(program.steps)) {
    const { rows } = config as unknown as Partial<ProgrammeConfig>;
    if (TABLES.has(type) && rows !== undefined && rows.length > 0) tables.set(id, rows);
  }
  return tables;
}

/** In the order in which they were made. Only what is a text there stays one: rows and columns come and go with versions alone. */
export function withContent(program: Program, changes: readonly ContentChange[]): Program {
  const tables = new Map(contentOf(program));
  let isChanged = false;
  for (const { step, row, cells } of changes) {
    const rows = tables.get(step);
    if (rows === undefined || !rows.some(({ id }) => id === row)) continue;
    tables.set(step, rows.map((one) => (one.id === row ? { ...one, ...textsOf(one, cells) } : one)));
    isChanged = true;
  }
  if (!isChanged) return program;
  const steps: Record<string, ProgramStep> = { ...program.steps };
  for (const [id, rows] of tables) {
    const step = steps[id] as ProgramStep;
    steps[id] = { ...step, config: { ...step.config, rows } as unknown as JsonObject };
  }
  return { ...program, steps };
}

function textsOf(row: ProgrammeRow, cells: ContentChange['cells']): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => name !== 'id' && typeof row[name] === 'string'));
}
