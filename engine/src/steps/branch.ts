import { builtinStep } from '../catalog/builtin-step.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { describeCondition } from '../words/condition-words.ts';
import { clip } from '../words/lang.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';
import type { BranchConfig } from './step-config.ts';

const OTHERWISE = { id: 'otherwise', title: { zh: '其他', en: 'otherwise' } };

const branchCase = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  name: field(lineSchema, '名称', 'Name', { widget: 'text' }),
  when: field(conditionSchema, '条件', 'Condition', { widget: 'condition' }),
});

export const branch = builtinStep<BranchConfig>({
  type: 'branch',
  group: 'decide',
  icon: 'branches',
  sort: 'control',
  title: { zh: '条件分支', en: 'Branch' },
  help: {
    zh: '从上到下看条件，走第一个满足的；都不满足走「其他」。',
    en: 'Tries the cases from the top and takes the first that holds; if none does, “otherwise”.',
  },
  schema: z
    .strictObject({ cases: field(z.array(branchCase).min(1).max(20), '分支', 'Cases', { widget: 'cases' }) })
    .superRefine(({ cases }, context) => distinctIds(cases, ['otherwise'], context, ['cases'])),
  initial: {
    cases: [
      {
        id: 'a',
        name: 'A',
        when: {
          type: 'count',
          event: 'message_posted',
          window: { type: 'last', amount: 3, unit: 'days' },
          of: 'events',
          op: 'gte',
          value: 1,
        },
      },
    ],
  },
  outcomes: [OTHERWISE],
  outcomesOf: (config) => [...namedOutcomes(config['cases'], 'name'), OTHERWISE],
  describe: ({ cases }, lang, named) =>
    clip(
      cases
        .map(({ name, when }) => `${name}${lang === 'zh' ? '：' : ': '}${describeCondition(when, lang, named)}`)
        .join(lang === 'zh' ? '；' : '; '),
      160,
    ),
  needs: ({ cases }) => ({ conditions: cases.map(({ when }, index) => ({ when, over: 'run', path: ['cases', index, 'when'] })) }),
  takesTime: false,
});
