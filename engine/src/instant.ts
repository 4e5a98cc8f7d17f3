/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/**
 * A place in the order of everything that happens to one subject.
 * `seq` comes from one global sequence, drawn under the subject's lock, and separates what shares a millisecond.
 */
export interface Position {
  readonly at: Instant;
  readonly seq: number;
}

export function isAfter(a: Position, b: Position): boolean {
  return a.at > b.at || (a.at === b.at && a.seq > b.seq);
}
