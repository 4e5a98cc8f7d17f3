import { type Json, type JsonObject, MEMBER_CHANGED, canonicalJson } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import type { NewEvent } from './route-events.ts';

interface Traits {
  readonly memberId: number;
  readonly traits: JsonObject;
  readonly messageId: string;
}

/**
 * Traits become attributes; `name` and `timezone` have columns of their own. Of two calls for one member the later wins, field by field.
 * Whoever was changed by it has an event of that, with the names of what changed. The caller holds the members' locks.
 */
export async function writeTraits(tx: Tx, now: number, calls: readonly Traits[]): Promise<readonly NewEvent[]> {
  if (calls.length === 0) return [];
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
  const before = await tx<{ id: number; attributes: JsonObject }[]>`
    select id, attributes from members where id = any(${[...merged.keys()]}::bigint[])`;
  await tx`
    update members m set attributes = m.attributes || t.attributes, name = coalesce(t.name, m.name), zone = coalesce(t.zone, m.zone),
      lifecycle = coalesce(t.lifecycle, m.lifecycle), activity = coalesce(t.activity, m.activity)
    from jsonb_to_recordset(${rows(tx, list)})
      as t("memberId" bigint, attributes jsonb, name text, zone text, lifecycle text, activity text)
    where m.id = t."memberId"`;
  const known = new Map(before.map(({ id, attributes }) => [id, attributes]));
  return [...merged].flatMap(([memberId, traits]) => {
    const changed = changedNames(known.get(memberId) ?? {}, traits);
    const messageId = calls.find((call) => call.memberId === memberId)?.messageId;
    if (changed.length === 0 || messageId === undefined) return [];
    return [{ memberId, name: MEMBER_CHANGED, at: now, occurredAt: now, properties: { changed }, messageId: `${messageId}/changed`, historical: false, depth: 0 }];
  });
}

function changedNames(before: JsonObject, traits: JsonObject): readonly string[] {
  const text = (of: JsonObject, name: string) => (Object.hasOwn(of, name) ? canonicalJson(of[name] ?? null) : '');
  return Object.keys(traits).filter((name) => text(before, name) !== text(traits, name));
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
