// Published flows, frozen: the document as it was drawn, the program that runs, and the hash of what it means.
import type { FlowDocument, Program } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { asJson } from './json-value.ts';

export interface Version {
  readonly id: number;
  readonly number: number;
  readonly at: number;
}

export interface NewVersion {
  readonly flowId: string;
  readonly document: FlowDocument;
  readonly program: Program;
  readonly hash: string;
  readonly by: string;
  readonly now: number;
}

/** The next number of its flow; the caller holds the flow's row. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<Version> {
  const [row] = await tx<Version[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at, created_by)
    select ${version.flowId}, coalesce(max(number), 0) + 1, ${tx.json(asJson(version.document))}, ${tx.json(asJson(version.program))},
      ${version.hash}, ${version.now}::bigint, ${version.by}
    from flow_versions where flow_id = ${version.flowId}
    returning id, number, created_at as at`;
  if (!row) throw new Error('an insert returned no row');
  return row;
}

/** For one rehearsal of a draft: it has no number and is never offered for enrolment elsewhere. */
export async function insertRehearsedVersion(tx: Tx, version: NewVersion): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into flow_versions (flow_id, document, program, hash, created_at, created_by)
    values (${version.flowId}, ${tx.json(asJson(version.document))}, ${tx.json(asJson(version.program))},
      ${version.hash}, ${version.now}, ${version.by})
    returning id`;
  if (!row) throw new Error('an insert returned no row');
  return row.id;
}

export async function latestVersion(sql: Sql | Tx, flowId: string): Promise<(Version & { readonly document: FlowDocument }) | null> {
  const [row] = await sql<(Version & { document: FlowDocument })[]>`
    select id, number, created_at as at, document from flow_versions
    where flow_id = ${flowId} and number is not null order by number desc limit 1`;
  return row ?? null;
}

/** True where the draft says exactly what the version says, layout included. */
export async function isDraftOf(tx: Tx, flowId: string, versionId: number): Promise<boolean> {
  const [row] = await tx<{ same: boolean }[]>`
    select f.draft = v.document as same from flows f, flow_versions v where f.id = ${flowId} and v.id = ${versionId}`;
  return row?.same ?? false;
}

export async function readProgramOf(tx: Tx, versionId: number): Promise<Program> {
  const [row] = await tx<{ program: Program }[]>`select program from flow_versions where id = ${versionId}`;
  if (!row) throw new Error(`there is no flow version ${versionId}`);
  return row.program;
}
