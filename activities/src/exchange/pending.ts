// Which inputs a decision takes. Pure.
import { isAfter } from '@sopwith/engine';
import type { LookBack, PendingInput, RunRow } from './exchange-port.ts';

/**
 * Where to look for events that were never routed to a run because it was not listening yet: from the earliest thing it
 * has to do. A run that is on time finds nothing there; one that is late finds what it would have heard in time.
 */
export function lookBackOf(row: RunRow, firstInputAt: number | undefined, fires: number): readonly LookBack[] {
  if (row.state.status === 'ended') return [];
  // Only a control moves it, and it may have missed everything since it stopped.
  if (row.state.status === 'failed') return [{ runId: row.id, memberId: row.memberId, ...row.state.cursor }];
  const dueAt = row.due !== null && row.due <= fires ? row.due : Number.POSITIVE_INFINITY;
  const at = Math.min(dueAt, firstInputAt ?? Number.POSITIVE_INFINITY);
  if (at === Number.POSITIVE_INFINITY) return [];
  // Nothing up to the cursor is looked at twice.
  const { cursor } = row.state;
  const from = at > cursor.at ? { at, seq: 0 } : cursor;
  return [{ runId: row.id, memberId: row.memberId, at: from.at, seq: from.seq }];
}

/** By run, in the order of arrival; an event that was both routed and found counts once, as routed. */
export function mergePending(routed: readonly PendingInput[], found: readonly PendingInput[]): ReadonlyMap<string, readonly PendingInput[]> {
  const byRun = new Map<string, PendingInput[]>();
  const seen = new Set<string>();
  for (const pending of [...routed, ...found]) {
    const id = `${pending.runId} ${pending.input.type === 'event' ? pending.input.seq : pending.source}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const list = byRun.get(pending.runId);
    if (list) list.push(pending);
    else byRun.set(pending.runId, [pending]);
  }
  for (const list of byRun.values()) {
    list.sort((a, b) => (isAfter(a.input, b.input) ? 1 : isAfter(b.input, a.input) ? -1 : 0));
  }
  return byRun;
}

export function firstInputAtByRun(routed: readonly PendingInput[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { runId, input } of routed) first.set(runId, Math.min(input.at, first.get(runId) ?? input.at));
  return first;
}
