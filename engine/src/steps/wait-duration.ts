import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { describeDuration } from '../words/time-words.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { durationSchema } from './setting-schemas.ts';
import type { WaitDurationConfig } from './step-config.ts';

export const waitDuration = builtinStep<WaitDurationConfig>({
  type: 'wait-duration',
  group: 'time',
  icon: 'hourglass',
  sort: 'control',
  title: { zh: '等待时长', en: 'Wait for a while' },
  help: {
    zh: '等一段时间再继续。分钟、小时按实际流逝计算；天、周、月等到成员当地的同一时刻。',
    en: 'Goes on after a while. Minutes and hours elapse; days, weeks and months lead to the same local time of the member.',
  },
  schema: z.strictObject({ duration: field(durationSchema, '时长', 'Duration', { widget: 'duration' }) }),
  initial: { duration: { amount: 1, unit: 'days' } },
  outcomes: [DONE],
  describe: ({ duration }, lang) => (lang === 'zh' ? `等 ${describeDuration(duration, lang)}` : `Wait ${describeDuration(duration, lang)}`),
  takesTime: true,
});
