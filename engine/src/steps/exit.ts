import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { describeEndReason } from '../words/end-reason-words.ts';
import { quote } from '../words/lang.ts';
import { field } from './field.ts';
import { lineSchema } from './setting-schemas.ts';
import type { ExitConfig } from './step-config.ts';

export const exit = builtinStep<ExitConfig>({
  type: 'exit',
  group: 'end',
  icon: 'logout',
  sort: 'control',
  title: { zh: '结束', en: 'End' },
  help: { zh: '结束这个成员的整个流程，其他并行的路也一起结束。', en: 'Ends the whole run of this member, other paths included.' },
  schema: z.strictObject({ reason: field(lineSchema, '结束原因', 'Reason', { widget: 'text' }) }),
  initial: { reason: 'completed' },
  outcomes: [],
  describe: ({ reason }, lang) => (lang === 'zh' ? `结束：${quote(describeEndReason(reason, lang), lang)}` : `End: ${quote(describeEndReason(reason, lang), lang)}`),
  takesTime: false,
});
