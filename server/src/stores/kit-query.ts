// Kits as operators see them.
import type { KitDto } from '../api/kits-contract.ts';
import type { Sql } from '../db/connect.ts';
import { listFlows } from './flow-query.ts';

interface Row extends Omit<KitDto, 'flows'> {
  readonly flows: readonly { readonly id: string; readonly called: string }[];
}

export async function listKits(sql: Sql): Promise<KitDto[]> {
  return select(sql, null);
}

export async function readKitDto(sql: Sql, id: string): Promise<KitDto | null> {
  return (await select(sql, id))[0] ?? null;
}

async function select(sql: Sql, id: string | null): Promise<KitDto[]> {
  const kits = await sql<Row[]>`
    select k.id, k.name, k.description, k.updated_at as "updatedAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', f.flow_id, 'called', f.name) order by f.n) from kit_flows f where f.kit_id = k.id), '[]') as flows,
      coalesce((select jsonb_agg(jsonb_build_object('id', s ->> 'id', 'name', s ->> 'name')) from jsonb_array_elements(k.parts -> 'segments') s), '[]') as segments,
      coalesce((select jsonb_agg(jsonb_build_object('id', t ->> 'id', 'title', t ->> 'title', 'rows', jsonb_array_length(t -> 'rows')))
        from jsonb_array_elements(k.parts -> 'tables') t), '[]') as tables,
      coalesce((select jsonb_agg(jsonb_build_object('id', o ->> 'id', 'title', o ->> 'title')) from jsonb_array_elements(k.parts -> 'forms') o), '[]') as forms,
      coalesce((select jsonb_agg(e ->> 'name') from jsonb_array_elements(k.parts -> 'events') e), '[]') as events
    from kits k ${id === null ? sql`` : sql`where k.id = ${id}`} order by k.name, k.id`;
  if (kits.length === 0) return [];
  const summaries = new Map((await listFlows(sql)).map((flow) => [flow.id, flow]));
  return kits.map((kit) => ({
    ...kit,
    flows: kit.flows.flatMap(({ id: flowId, called }) => {
      const summary = summaries.get(flowId);
      return summary === undefined ? [] : [{ ...summary, called }];
    }),
  }));
}
