// A step that takes its time: as long as the environment of its worker says. Ends early when it is told that it is not wanted any more.
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
      const ms = Number(process.env[length === 'short' ? 'ERRAND_SHORT_MS' : 'ERRAND_LONG_MS'] ?? 10);
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(new StepFailure('broken off', { retryable: true }));
        });
      });
      return { outcome: 'done' };
    },
  });
}
