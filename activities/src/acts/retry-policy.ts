// How often an act is tried, and how far apart: as the step's type says, unless the flow says otherwise for this step.
import type { StepRetry } from '@sopwith/engine';
import type { ActionStep } from '../define-step.ts';

export interface RetryPolicy {
  readonly maximumAttempts: number;
  readonly initialIntervalMs: number;
  readonly maximumIntervalMs: number;
  readonly backoffCoefficient: number;
  readonly giveUpAfterMs: number | null;
}

export function retryPolicy(own: ActionStep['retry'], asked: StepRetry | null | undefined): RetryPolicy {
  const initialIntervalMs = ms(asked?.firstSeconds) ?? own.initialIntervalMs;
  return {
    maximumAttempts: asked?.attempts ?? own.maximumAttempts,
    initialIntervalMs,
    // A longest pause below the first one would be refused by Temporal.
    maximumIntervalMs: Math.max(initialIntervalMs, ms(asked?.longestSeconds) ?? own.maximumIntervalMs),
    backoffCoefficient: asked?.backoff ?? 2,
    giveUpAfterMs: ms(asked?.giveUpAfterSeconds) ?? null,
  };
}

/** Whether another attempt follows this one, which failed so long after the act was first started. */
export function triesAgain(policy: RetryPolicy, attempt: number, elapsedMs: number): boolean {
  if (attempt >= policy.maximumAttempts) return false;
  return policy.giveUpAfterMs === null || elapsedMs + pauseAfter(policy, attempt) <= policy.giveUpAfterMs;
}

/** As Temporal reckons it. */
function pauseAfter({ initialIntervalMs, maximumIntervalMs, backoffCoefficient }: RetryPolicy, attempt: number): number {
  return Math.min(maximumIntervalMs, initialIntervalMs * backoffCoefficient ** (attempt - 1));
}

function ms(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1_000;
}
