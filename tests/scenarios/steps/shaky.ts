import { defineStep, StepFailure } from '@sopwith/activities';
import { field, z } from '@sopwith/engine';

export const OUT_OF_ORDER = 'out of order';

const tried = new Map<string, number>();

/** A step that fails so often before it works, or at once and for good: what retries and *on failure* are proven with. */
export default defineStep({
  type: 'shaky',
  version: 1,
  title: { zh: '不稳定的步骤', en: 'Shaky' },
  help: { zh: '失败若干次后成功。', en: 'Works after so many failures.' },
  group: 'outside',
  icon: 'gift',
  config: z.strictObject({
    failures: field(z.int().min(0).max(100), '失败次数', 'Failures'),
    hopeless: field(z.boolean(), '不可重试', 'Cannot be retried'),
  }),
  initial: { failures: 0, hopeless: false },
  outcomes: { worked: { zh: '成功', en: 'Worked' } },
  variables: ['attempts'],
  retry: { maximumAttempts: 3, initialIntervalMs: 1, maximumIntervalMs: 1 },
  async execute({ key, config }) {
    const attempts = (tried.get(key) ?? 0) + 1;
    tried.set(key, attempts);
    if (attempts > config.failures) return { outcome: 'worked', data: { attempts } };
    if (config.hopeless) throw new StepFailure(OUT_OF_ORDER, { retryable: false });
    throw new Error(OUT_OF_ORDER);
  },
});
