// What one reader, or one group, gets of one run goes in its order: what comes after something that waits, waits too. Pure.
export interface InLine {
  readonly askedAt: number;
  /** Of what was asked for in one instant: which came first. 0 where that was never noted. */
  readonly place: number;
  readonly notBefore: number;
}

/** By key. */
export type Line = Map<string, InLine>;

/** Until when what stands before it waits. What waits as long as, or shorter than, this one does not hold it up again: it has just been decided. */
export function behindOf(line: Line | undefined, { key, askedAt, place }: Omit<InLine, 'notBefore'> & { readonly key: string }, at: number): number | null {
  let latest: number | null = null;
  for (const [other, { askedAt: asked, place: stood, notBefore: until }] of line ?? []) {
    const isEarlier = asked < askedAt || (asked === askedAt && (stood < place || (stood === place && other < key)));
    if (other !== key && isEarlier && until > at) latest = Math.max(latest ?? 0, until);
  }
  return latest;
}

export function linesBy<R extends InLine & { readonly line: string; readonly key: string }>(found: readonly R[]): Map<string, Line> {
  const lines = new Map<string, Line>();
  for (const { line, key, askedAt, place, notBefore } of found) lines.set(line, (lines.get(line) ?? new Map()).set(key, { askedAt, place, notBefore }));
  return lines;
}
