import { builtinStep } from '../catalog/builtin-step.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { andList, quote } from '../words/lang.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';

/** `parallel` → its paths, walked at once. They come together at a `join` inside; what follows that step follows them. */
export interface ParallelConfig {
  readonly paths: readonly { readonly id: string; readonly name: string }[];
  /** *All*: when every path that can still arrive has arrived. *Any*: on the first, which ends the others. */
  readonly join: 'all' | 'any';
}

const path = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  name: field(lineSchema, '名称', 'Name', { widget: 'text' }),
});

export const parallel = builtinStep<ParallelConfig>({
  type: 'parallel',
  group: 'decide',
  icon: 'fork',
  sort: 'control',
  title: { zh: '并行', en: 'In parallel' },
  help: {
    zh: '几条路同时走，用「汇合」合到一起，再接着往下走。不接到「汇合」的路走完就算完。',
    en: 'Walks several paths at once. They come together at a “Join”, and go on from there; a path that does not lead to it simply ends.',
  },
  schema: z
    .strictObject({
      paths: field(z.array(path).min(2).max(20), '同时走的路', 'Paths', { widget: 'outcomes' }),
      join: field(z.enum(['all', 'any']), '怎样汇合', 'Join', {
        widget: 'choice',
        labels: {
          all: { zh: '等所有能到的路都到', en: 'When all that can arrive have arrived' },
          any: { zh: '最先到的一条算数，其余停下', en: 'On the first; the others end' },
        },
      }),
    })
    .superRefine(({ paths }, context) => distinctIds(paths, ['joined', 'ended'], context, ['paths'])),
  initial: {
    paths: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    join: 'all',
  },
  outcomes: [],
  outcomesOf: (config) => namedOutcomes(config['paths'], 'name').map((outcome) => ({ ...outcome, kind: 'path' as const })),
  describe: ({ paths, join }, lang) => {
    const names = andList(
      paths.map(({ name }) => quote(name, lang)),
      lang,
    );
    if (lang === 'zh') return `同时走${names}，${join === 'all' ? '都到了再继续' : '先到先走'}`;
    return `${names} at once, ${join === 'all' ? 'until all have arrived' : 'until the first has arrived'}`;
  },
  takesTime: false,
});
