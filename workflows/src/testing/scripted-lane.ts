// For tests: a lane whose exchange and acts are played by the test, so that only the shell itself is under it.
import type { ActToStart, ExchangeRequest, Turn } from '@sopwith/activities';
import { Context } from '@temporalio/activity';

export interface Call {
  readonly opening: boolean;
  /** When the server scheduled it, by the server's own clock. */
  readonly at: number;
  readonly workflowRunId: string;
}

export interface ScriptedLane {
  readonly calls: readonly Call[];
  readonly acts: readonly { readonly key: string; readonly activity: string }[];
  readonly activities: Record<string, (request: never) => Promise<unknown>>;
  /** Settles when the exchange has been called so often. */
  called(times: number): Promise<void>;
}

export const nothing: Turn = { acts: [], more: false, nextDueInMs: null };

export function act(key: string, stepType = 'issue-coupon'): ActToStart {
  return {
    key,
    stepType,
    startToCloseMs: 60_000,
    retry: { maximumAttempts: 1, initialIntervalMs: 1_000, maximumIntervalMs: 1_000 },
  };
}

/** `turn` answers call number n, counted from 1; `perform` is what every act does. */
export function scriptLane(
  turn: (n: number, request: ExchangeRequest) => Turn,
  perform: (key: string) => Promise<void> = () => Promise.resolve(),
  stepTypes: readonly string[] = ['issue-coupon'],
): ScriptedLane {
  const calls: Call[] = [];
  const acts: { key: string; activity: string }[] = [];
  const waiting: { times: number; resolve: () => void }[] = [];

  async function exchange(request: ExchangeRequest): Promise<Turn> {
    const { scheduledTimestampMs, workflowExecution } = Context.current().info;
    calls.push({ opening: request.opening, at: scheduledTimestampMs, workflowRunId: workflowExecution?.runId ?? '' });
    for (const { times, resolve } of waiting) if (calls.length >= times) resolve();
    return turn(calls.length, request);
  }
  async function performAct({ key }: { key: string }): Promise<void> {
    acts.push({ key, activity: Context.current().info.activityType });
    await perform(key);
  }

  return {
    calls,
    acts,
    activities: { ...Object.fromEntries(stepTypes.map((type) => [type, performAct])), exchange },
    called: (times) =>
      new Promise((resolve) => {
        if (calls.length >= times) resolve();
        else waiting.push({ times, resolve });
      }),
  };
}
