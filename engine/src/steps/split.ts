import { builtinStep } from '../catalog/builtin-step.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';

/** `split` → each way's id. Who was given a way keeps it, in every flow that names the same experiment. */
export interface SplitConfig {
  readonly experiment: string;
  /** Shares are weights: 1 and 1 are halves, and so are 50 and 50. */
  readonly ways: readonly { readonly id: string; readonly name: string; readonly share: number }[];
}

const way = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  name: field(lineSchema, '名称', 'Name', { widget: 'text' }),
  share: field(z.int().min(0).max(10_000), '份额', 'Share'),
});

export const split = builtinStep<SplitConfig>({
  type: 'split',
  group: 'decide',
  icon: 'percentage',
  sort: 'ledger',
  title: { zh: '按比例分组', en: 'Split' },
  help: {
    zh: '按份额把成员分到几条路上，用来做 A/B 对比。同一个实验里，分过的成员一直走原来那条；改了份额，只影响还没分过的人。',
    en: 'Sends members down several ways by shares, to compare them. Within one experiment a member keeps the way once given; a change of shares affects only those who have none yet.',
  },
  schema: z
    .strictObject({
      experiment: field(idSchema, '实验标识', 'Experiment', {
        widget: 'text',
        help: { zh: '几个流程用同一个标识，成员就分到同一组', en: 'Flows that name the same experiment give a member the same way' },
      }),
      ways: field(z.array(way).min(2).max(20), '各组', 'Ways', { widget: 'outcomes' }),
    })
    .superRefine(({ ways }, context) => {
      distinctIds(ways, [], context, ['ways']);
      if (ways.every(({ share }) => share === 0))
        context.addIssue({ code: 'custom', path: ['ways', 0, 'share'], params: { code: 'split.noShare' } });
    }),
  initial: {
    experiment: 'ab',
    ways: [
      { id: 'a', name: 'A', share: 50 },
      { id: 'b', name: 'B', share: 50 },
    ],
  },
  outcomes: [],
  outcomesOf: (config) => namedOutcomes(config['ways'], 'name'),
  describe: ({ ways }, lang) => ways.map(({ name, share }) => `${name} ${share}`).join(lang === 'zh' ? '，' : ', '),
  takesTime: false,
});
