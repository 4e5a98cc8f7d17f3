import { type Decision, effectsOf } from './effects.ts';
import type { RunRow } from './exchange-port.ts';

/**
 * Two runs of one member in one batch were decided on the same facts. Where the first changes what the second would
 * see, the second is left for the next batch, as if it had come a moment later: no decision is made on what is no longer so.
 */
export function onePerMember(rows: readonly RunRow[], decisions: ReadonlyMap<string, Decision>): readonly Decision[] {
  const changed = new Set<number>();
  const runsOf = new Map<number, number>();
  for (const { memberId } of rows) runsOf.set(memberId, (runsOf.get(memberId) ?? 0) + 1);
  return rows.flatMap(({ id, memberId }) => {
    const decision = decisions.get(id);
    if (decision === undefined || changed.has(memberId)) return [];
    if ((runsOf.get(memberId) ?? 0) > 1 && changesFacts(decision)) changed.add(memberId);
    return [decision];
  });
}

function changesFacts(decision: Decision): boolean {
  const { members, emitted } = effectsOf([decision]);
  return members.length > 0 || emitted.length > 0;
}
