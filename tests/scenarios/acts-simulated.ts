// What comes of an action that fails as it is told to, by the rules of its retries.
import type { Answered, Simulation } from '@sopwith/engine';
import { retryPolicy, triesAgain } from '../../activities/src/acts/retry-policy.ts';
import shaky, { OUT_OF_ORDER } from './steps/shaky.ts';

type Act = Extract<Parameters<NonNullable<Simulation['answer']>>[0], { type: 'act' }>;

/** In no time: the world stands still while somebody acts. Null: a step that nobody here plays. */
export function tried({ stepType, config, retry }: Act): Answered | null {
  if (stepType !== shaky.manifest.type) return null;
  const { failures = 0, hopeless = false } = config as { failures?: number; hopeless?: boolean };
  const policy = retryPolicy(shaky.retry, retry);
  for (let attempt = 1; ; attempt++) {
    if (attempt > failures) return { afterMs: 0, outcome: 'worked', data: { attempts: attempt } };
    if (hopeless || !triesAgain(policy, attempt, 0)) return { afterMs: 0, outcome: 'failed', data: { reason: OUT_OF_ORDER } };
  }
}
