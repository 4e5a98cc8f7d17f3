// Semantics 20: in a flow that is concurrent by a key, another run's event is not this one's.
import type { Condition } from './condition.ts';

/** `keyField`: the context field that is the run's key; null where the flow has none. */
export function withKey(matchKey: boolean | undefined, keyField: string | null, where: Condition | undefined): Condition | undefined {
  if (matchKey !== true || keyField === null) return where;
  const own: Condition = {
    type: 'compare',
    left: { type: 'property', name: keyField },
    op: 'eq',
    right: { type: 'context', field: keyField },
  };
  return where === undefined ? own : { type: 'all', of: [own, where] };
}
