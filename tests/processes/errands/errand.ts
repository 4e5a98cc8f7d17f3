// A step that takes its time, as the environment of its worker says: a long one so many milliseconds, a short one until a file is there.
// Ends early when it is told that it is not wanted any more.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Toolkit } from '@sopwith/activities';

export default function errands({ defineStep, StepFailure, z, field }: Toolkit) {
  const config = z.strictObject({ length: field(z.enum(['short', 'long']), '长短', 'Length') });
  return defineStep({
    type: 'errand',
    version: 1,
    title: { zh: '跑腿', en: 'Run an errand' },
    help: { zh: '测试用。', en: 'For tests.' },
    group: 'outside',
    icon: 'gift',
    config,
    initial: { length: 'short' },
    variables: [],
    outcomes: { done: { zh: '完成', en: 'Done' } },
    summary: { zh: '{{ length }}', en: '{{ length }}' },
    timeouts: { startToCloseMs: 120_000 },
    retry: { maximumAttempts: 5, initialIntervalMs: 200, maximumIntervalMs: 200 },
    async execute({ config: { length }, signal }) {
      const { ERRAND_SHORT_UNTIL: file, ERRAND_LONG_MS: ms = '10' } = process.env;
      try {
        if (length === 'long') await sleep(Number(ms), undefined, { signal });
        else while (file !== undefined && !existsSync(file)) await sleep(20, undefined, { signal });
      } catch (error) {
        throw signal.aborted ? new StepFailure('broken off', { retryable: true }) : error;
      }
      return { outcome: 'done' };
    },
  });
}
