// Pure: whether a part that ended is started again, and when.

export type RestartDecision = { type: 'restart'; afterMs: number } | { type: 'giveUp' };

export interface RestartPolicy {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  // This many ends in a row, and something is wrong that another start will not mend.
  readonly mostInARow: number;
  // Whoever ran this long was well: its next end counts as the first.
  readonly wellAfterMs: number;
}

export const defaultRestartPolicy: RestartPolicy = { firstPauseMs: 250, longestPauseMs: 10_000, mostInARow: 6, wellAfterMs: 60_000 };

export function endsInARow(before: number, ranForMs: number, policy: RestartPolicy): number {
  return ranForMs >= policy.wellAfterMs ? 1 : before + 1;
}

export function decideRestart(inARow: number, policy: RestartPolicy): RestartDecision {
  if (inARow >= policy.mostInARow) return { type: 'giveUp' };
  return { type: 'restart', afterMs: Math.min(policy.firstPauseMs * 2 ** (inARow - 1), policy.longestPauseMs) };
}
