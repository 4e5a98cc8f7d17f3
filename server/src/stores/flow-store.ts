// The drawn flows: made, saved, retired. A save names the revision that it started from, so nobody's work is overwritten unseen.
import { randomBytes } from 'node:crypto';
import type { FlowDocument } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { closeFlow } from '../runtime/deploy-version.ts';
import { asJson } from './json-value.ts';

export interface StoredFlow {
  readonly id: string;
  readonly name: string;
  readonly status: 'draft' | 'published' | 'paused' | 'archived';
  readonly draft: FlowDocument;
  readonly rev: number;
}

export async function createFlow(sql: Sql | Tx, document: FlowDocument, now: number, id = randomBytes(8).toString('hex')): Promise<string> {
  await sql`
    insert into flows (id, name, status, draft, rev, created_at, updated_at)
    values (${id}, ${document.name}, 'draft', ${sql.json(asJson(document))}, 1, ${now}, ${now})`;
  return id;
}

export type Saved =
  | { readonly status: 'saved'; readonly rev: number }
  | { readonly status: 'changedMeanwhile'; readonly rev: number }
  | { readonly status: 'missing' };

export async function saveDraft(sql: Sql, id: string, document: FlowDocument, rev: number, now: number): Promise<Saved> {
  const [saved] = await sql<{ rev: number }[]>`
    update flows set draft = ${sql.json(asJson(document))}, name = ${document.name}, rev = rev + 1, updated_at = ${now}
    where id = ${id} and rev = ${rev} returning rev`;
  if (saved) return { status: 'saved', rev: saved.rev };
  const [current] = await sql<{ rev: number }[]>`select rev from flows where id = ${id}`;
  return current ? { status: 'changedMeanwhile', rev: current.rev } : { status: 'missing' };
}

export async function lockFlow(tx: Tx, id: string): Promise<StoredFlow | null> {
  const [flow] = await tx<StoredFlow[]>`select id, name, status, draft, rev from flows where id = ${id} for update`;
  return flow ?? null;
}

export async function setFlowStatus(tx: Tx, id: string, status: StoredFlow['status'], now: number): Promise<void> {
  await tx`update flows set status = ${status}, updated_at = ${now} where id = ${id}`;
}

/** Enrolls nobody any more, in no scope; the runs inside go on to their end. */
export async function archiveFlow(sql: Sql, id: string, now: number): Promise<boolean> {
  return sql.begin(async (tx) => {
    const flow = await lockFlow(tx, id);
    if (!flow) return false;
    const scopes = await tx<{ id: string }[]>`select scope_id as id from publications where flow_id = ${id} order by scope_id`;
    for (const scope of scopes) await closeFlow(tx, scope.id, id);
    await setFlowStatus(tx, id, 'archived', now);
    return true;
  });
}
