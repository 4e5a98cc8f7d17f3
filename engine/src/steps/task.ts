import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { idSchema, labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, durationSchema, lineSchema } from './setting-schemas.ts';
import type { TaskConfig } from './step-config.ts';

/** Optional: where it leads nowhere the task simply stays open past its deadline. */
const OVERDUE: OutcomeManifest = { id: 'overdue', title: { zh: '逾期', en: 'overdue' }, optional: true };

const taskOutcome = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  title: field(lineSchema, '名称', 'Title', { widget: 'text' }),
});

export const task = builtinStep<TaskConfig>({
  type: 'task',
  group: 'people',
  icon: 'solution',
  sort: 'ledger',
  title: { zh: '人工任务', en: 'Task for a person' },
  help: {
    zh: '请一位同事做一件事，等他选好结果再继续。接上「逾期」后，到期就往下走；任务仍然开着，直到做完或流程结束。',
    en: 'Asks a colleague to do something and waits for the result. With “overdue” connected the path goes on at the deadline; the task stays open until it is done or the run ends.',
  },
  schema: z
    .strictObject({
      title: field(lineSchema, '任务', 'Title', { widget: 'template' }),
      detail: field(z.string().max(4000), '说明', 'Detail', { widget: 'template' }),
      assignee: field(labelSchema, '谁来做', 'Assignee', {
        widget: 'text',
        help: { zh: '角色或人，例如「助教」', en: 'A role or a person, such as “assistant”' },
      }),
      deadline: field(durationSchema.nullable(), '多久内完成', 'Deadline', { widget: 'duration' }),
      outcomes: field(z.array(taskOutcome).min(1).max(8), '结果', 'Outcomes', { widget: 'outcomes' }),
    })
    .superRefine(({ outcomes }, context) => distinctIds(outcomes, ['overdue'], context, ['outcomes'])),
  initial: { title: '', detail: '', assignee: '', deadline: null, outcomes: [{ id: 'done', title: 'OK' }] },
  outcomes: [OVERDUE],
  outcomesOf: (config) => [
    ...namedOutcomes(config['outcomes'], 'title'),
    ...(config['deadline'] === null || config['deadline'] === undefined ? [] : [OVERDUE]),
  ],
  describe: ({ title, assignee, deadline }, lang) => {
    const what = `${assignee}${lang === 'zh' ? '：' : ': '}${quote(clip(describeTemplate(title, lang), 40), lang)}`;
    if (deadline === null) return what;
    return lang === 'zh' ? `${what}，${describeDuration(deadline, lang)}内` : `${what}, within ${describeDuration(deadline, lang)}`;
  },
  needs: ({ title, detail }) => ({
    templates: [
      { text: title, path: ['title'] },
      { text: detail, path: ['detail'] },
    ],
  }),
  takesTime: true,
});
