// Kits as they are kept: their flows are flows like any others; what they share stands in the kit's row, and its segments, once
// published, among the segments.
import { randomBytes } from 'node:crypto';
import { type KitDocument, KIT_FORMAT, type KitSegment, renameFlows, segmentsNamed } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { createFlow } from './flow-store.ts';
import { asJson } from './json-value.ts';

type Parts = Pick<KitDocument, 'segments' | 'tables' | 'forms' | 'events'>;

export interface StoredKit {
  readonly id: string;
  readonly updatedAt: number;
  /** Its flows as they are drawn now; they name each other by their names in the kit. */
  readonly kit: KitDocument;
  /** The kit's name for a flow → the flow's id. */
  readonly flowIds: ReadonlyMap<string, string>;
}

export async function createKit(tx: Tx, kit: KitDocument, now: number): Promise<string> {
  const id = randomBytes(8).toString('hex');
  await tx`
    insert into kits (id, name, description, parts, created_at, updated_at)
    values (${id}, ${kit.name}, ${kit.description}, ${tx.json(asJson(partsOf(kit)))}, ${now}, ${now})`;
  await putFlows(tx, id, kit, new Map(), now);
  return id;
}

/** The caller holds the kit's row. A flow that is not in it any more stays as a flow of its own. */
export async function replaceKit(tx: Tx, before: StoredKit, kit: KitDocument, now: number): Promise<void> {
  const { id, flowIds } = before;
  await tx`
    update kits set name = ${kit.name}, description = ${kit.description}, parts = ${tx.json(asJson(partsOf(kit)))}, updated_at = ${now}
    where id = ${id}`;
  await tx`delete from kit_flows where kit_id = ${id}`;
  const kept = new Map([...flowIds].filter(([name]) => kit.flows.some((flow) => flow.id === name)));
  await putFlows(tx, id, kit, kept, now);
}

async function putFlows(tx: Tx, kitId: string, { flows }: KitDocument, there: ReadonlyMap<string, string>, now: number): Promise<void> {
  const ids = new Map(flows.map(({ id: name }) => [name, there.get(name) ?? randomBytes(8).toString('hex')]));
  for (const [n, { id: name, flow }] of flows.entries()) {
    const flowId = ids.get(name) ?? '';
    const document = renameFlows(flow, ids);
    if (!there.has(name)) await createFlow(tx, document, now, flowId);
    else {
      // Nothing to do is nothing done: the revision of others' open editors stays good.
      await tx`
        update flows set draft = ${tx.json(asJson(document))}, name = ${document.name}, rev = rev + 1, updated_at = ${now}
        where id = ${flowId} and draft <> ${tx.json(asJson(document))}::jsonb`;
    }
    await tx`insert into kit_flows (flow_id, kit_id, name, n) values (${flowId}, ${kitId}, ${name}, ${n})`;
  }
}

export async function lockKit(tx: Tx, id: string): Promise<StoredKit | null> {
  await tx`select 1 from kits where id = ${id} for update`;
  return readKit(tx, id);
}

export async function readKit(sql: Sql | Tx, id: string): Promise<StoredKit | null> {
  const [row] = await sql<{ name: string; description: string; parts: Parts; updatedAt: number }[]>`
    select name, description, parts, updated_at as "updatedAt" from kits where id = ${id}`;
  if (!row) return null;
  const flows = await sql<{ id: string; name: string; draft: KitDocument['flows'][number]['flow'] }[]>`
    select f.id, k.name, f.draft from kit_flows k join flows f on f.id = k.flow_id where k.kit_id = ${id} order by k.n`;
  const names = new Map(flows.map((flow) => [flow.id, flow.name]));
  // Whoever saved it last: the kit's file, or somebody on the page of segments.
  const later = await sql<KitSegment[]>`
    select id, name, description, condition from segments where kit_id = ${id} and updated_at > ${row.updatedAt}`;
  const segments = row.parts.segments.map((segment) => later.find((one) => one.id === segment.id) ?? segment);
  const kit: KitDocument = {
    format: KIT_FORMAT,
    name: row.name,
    description: row.description,
    flows: flows.map(({ name, draft }) => ({ id: name, flow: renameFlows(draft, names) })),
    ...row.parts,
    segments,
  };
  return { id, updatedAt: row.updatedAt, kit, flowIds: new Map(flows.map((flow) => [flow.name, flow.id])) };
}

export async function deleteKit(sql: Sql, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const { count } = await tx`delete from kits where id = ${id}`;
    await tx`delete from kit_flows where kit_id = ${id}`;
    await tx`update segments set kit_id = null where kit_id = ${id}`;
    return count > 0;
  });
}

export interface NewKitOfFlows {
  readonly name: string;
  readonly description: string;
  readonly flows: readonly string[];
}

export type Gathered = { readonly status: 'made'; readonly id: string } | { readonly status: 'missing' | 'taken'; readonly flow: string };

/** A kit of flows that are there, with the segments that they name. */
export async function gatherKit(tx: Tx, { name, description, flows: wanted }: NewKitOfFlows, now: number): Promise<Gathered> {
  const flows = await tx<{ id: string; name: string; draft: KitDocument['flows'][number]['flow']; kit: string | null }[]>`
    select f.id, f.name, f.draft, k.kit_id as kit from flows f left join kit_flows k on k.flow_id = f.id
    where f.id = any(${wanted as string[]}) order by f.id for update of f`;
  const missing = wanted.find((id) => !flows.some((flow) => flow.id === id));
  if (missing !== undefined) return { status: 'missing', flow: missing };
  const taken = flows.find((flow) => flow.kit !== null);
  if (taken) return { status: 'taken', flow: taken.name };
  const named = [...new Set(flows.flatMap(({ draft }) => segmentsNamed(draft)))];
  const segments = await tx<KitSegment[]>`
    select id, name, description, condition from segments where id = any(${named}) and kit_id is null order by id`;
  const id = randomBytes(8).toString('hex');
  const parts: Parts = { segments, tables: [], forms: [], events: [] };
  await tx`
    insert into kits (id, name, description, parts, created_at, updated_at)
    values (${id}, ${name}, ${description}, ${tx.json(asJson(parts))}, ${now}, ${now})`;
  await tx`update segments set kit_id = ${id} where id = any(${segments.map((segment) => segment.id)})`;
  const used = new Set<string>();
  for (const [n, flowId] of wanted.entries()) {
    const flow = flows.find((one) => one.id === flowId);
    await tx`insert into kit_flows (flow_id, kit_id, name, n) values (${flowId}, ${id}, ${nameIn(used, flow?.name ?? '', n)}, ${n})`;
  }
  return { status: 'made', id };
}

/** A name for the file: of the letters that ids may have, and not there twice. */
function nameIn(used: Set<string>, title: string, n: number): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32);
  const name = plain === '' || used.has(plain) ? `flow-${n + 1}` : plain;
  used.add(name);
  return name;
}

function partsOf({ segments, tables, forms, events }: KitDocument): Parts {
  return { segments, tables, forms, events };
}
