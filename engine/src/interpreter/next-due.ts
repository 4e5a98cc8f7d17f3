import type { Instant, Position } from '../instant.ts';
import type { ExitWatch, RunStatus, Token } from './run-state.ts';

/** When the run must be advanced though nothing happens; null: it waits only for inputs, or has ended. */
export function nextDue(run: {
  readonly status: RunStatus;
  readonly started: Position;
  readonly tokens: readonly Token[];
  readonly exitWatch?: ExitWatch | undefined;
}): Instant | null {
  if (run.status === 'new') return run.started.at;
  if (run.status !== 'active') return null;
  let earliest: Instant | null = run.exitWatch?.due ?? null;
  for (const { resting } of run.tokens) {
    if (resting.due !== null && (earliest === null || resting.due < earliest)) earliest = resting.due;
  }
  return earliest;
}
