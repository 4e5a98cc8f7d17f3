// The ordinary way: a workflow for each member, a timer for each wait, an activity for each step.
import { proxyActivities, sleep } from '@temporalio/workflow';
import type { StepActivities } from './activities.ts';

export interface MemberJourney {
  readonly runId: string;
  readonly memberId: number;
  readonly scopeId: string;
  /** Epoch milliseconds at which the first wait ends, for all members the same. */
  readonly firstAt: number;
  /** From the end of one wait to the end of the next. */
  readonly waitMs: number;
  readonly steps: number;
}

const { sendMessage } = proxyActivities<StepActivities>({ startToCloseTimeout: '30 seconds' });

export async function memberJourney({ firstAt, waitMs, steps, ...member }: MemberJourney): Promise<void> {
  for (let step = 1; step <= steps; step++) {
    await sleep(Math.max(1, firstAt + (step - 1) * waitMs - Date.now()));
    await sendMessage({ ...member, step, isLast: step === steps });
  }
}
