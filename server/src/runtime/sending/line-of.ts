// What one person gets of one run goes in its order: they are a line. A broadcast has a line for each of its audience.
import type { Tx } from '../../db/connect.ts';

/** Whoever sends to another may put that one in the place of the member: the line is named by what stays. */
export function lineOf({ runId, memberId, recipient }: { readonly runId: string; readonly memberId: number | null; readonly recipient?: string | null }): string {
  return `${runId}/${recipient == null ? (memberId ?? '') : `@${recipient}`}`;
}

/** The same of message `m`. */
export function lineColumn(tx: Tx) {
  return tx`m.run_id || '/' || coalesce('@' || m.recipient, m.member_id::text, '')`;
}
