import type { Json, JsonObject } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';

interface Traits {
  readonly memberId: number;
  readonly traits: JsonObject;
}

/** Traits become attributes; `name` and `timezone` have columns of their own. Of two calls for one member the later wins, field by field. */
export async function writeTraits(tx: Tx, calls: readonly Traits[]): Promise<void> {
  if (calls.length === 0) return;
  const merged = new Map<number, Record<string, Json>>();
  for (const { memberId, traits } of calls) merged.set(memberId, { ...merged.get(memberId), ...traits });
  const list = [...merged].map(([memberId, traits]) => ({
    memberId,
    attributes: traits,
    name: typeof traits.name === 'string' ? traits.name : null,
    zone: typeof traits.timezone === 'string' && isZone(traits.timezone) ? traits.timezone : null,
    lifecycle: typeof traits.lifecycle === 'string' ? traits.lifecycle : null,
    activity: typeof traits.activity === 'string' ? traits.activity : null,
  }));
  await tx`
    update members m set attributes = m.attributes || t.attributes, name = coalesce(t.name, m.name), zone = coalesce(t.zone, m.zone),
      lifecycle = coalesce(t.lifecycle, m.lifecycle), activity = coalesce(t.activity, m.activity)
    from jsonb_to_recordset(${rows(tx, list)})
      as t("memberId" bigint, attributes jsonb, name text, zone text, lifecycle text, activity text)
    where m.id = t."memberId"`;
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
