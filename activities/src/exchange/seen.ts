// What decisions looked at, and for which runs it is no longer so. Under the locks the second look is the last word.
import type { MemberFacts, Program } from '@sopwith/engine';
import type { ExchangeTransaction, Histories, PendingInput, RunRow } from './exchange-port.ts';

export interface Seen {
  readonly inputs: ReadonlyMap<string, readonly PendingInput[]>;
  readonly members: ReadonlyMap<number, MemberFacts>;
  /** Of the members whose histories a decision needed. */
  readonly histories: Map<number, Histories>;
}

/** Runs whose inputs came or went, whose member changed, or of whose counted events there are more than were counted. */
export async function changedSince(
  tx: ExchangeTransaction,
  program: Program,
  rows: readonly RunRow[],
  before: Seen,
  now: Seen,
): Promise<readonly RunRow[]> {
  const members = new Set<number>();
  for (const { memberId } of rows) if (!sameFacts(before.members.get(memberId), now.members.get(memberId))) members.add(memberId);
  if (before.histories.size > 0) {
    const heard = [...before.histories].map(([memberId, histories]) => ({ memberId, seq: lastSeq(histories) }));
    for (const id of await tx.haveNewer(heard, program.histories)) members.add(id);
  }
  return rows.filter(({ id, memberId }) => members.has(memberId) || !sameInputs(before.inputs.get(id), now.inputs.get(id)));
}

/** Both come from the same query, so equal facts are equal text. */
function sameFacts(a: MemberFacts | undefined, b: MemberFacts | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lastSeq(histories: Histories): number {
  let last = 0;
  for (const events of Object.values(histories)) for (const { seq } of events) last = Math.max(last, seq);
  return last;
}

function sameInputs(a: readonly PendingInput[] = [], b: readonly PendingInput[] = []): boolean {
  return a.length === b.length && a.every((pending, i) => pending.input.seq === b[i]?.input.seq && pending.source === b[i]?.source);
}
