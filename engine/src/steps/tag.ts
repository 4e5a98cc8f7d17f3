import { builtinStep } from '../catalog/builtin-step.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { andList, quote } from '../words/lang.ts';
import { capitalize } from '../words/time-words.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import type { TagConfig } from './step-config.ts';

export const tag = builtinStep<TagConfig>({
  type: 'tag',
  group: 'member',
  icon: 'tags',
  sort: 'ledger',
  title: { zh: '打标签', en: 'Tag' },
  help: { zh: '给成员加上或去掉标签。', en: 'Adds tags to the member, or removes them.' },
  schema: z
    .strictObject({
      add: field(z.array(labelSchema).max(20), '加标签', 'Add', { widget: 'tag' }),
      remove: field(z.array(labelSchema).max(20), '去标签', 'Remove', { widget: 'tag' }),
    })
    .superRefine(({ add, remove }, context) => {
      if (add.length + remove.length === 0) context.addIssue({ code: 'custom', path: ['add'], params: { code: 'tag.none' } });
      remove.forEach((name, index) => {
        if (add.includes(name))
          context.addIssue({ code: 'custom', path: ['remove', index], params: { code: 'tag.addedAndRemoved', tag: name } });
      });
    }),
  initial: { add: [], remove: [] },
  outcomes: [DONE],
  describe: ({ add, remove }, lang) => {
    const names = (tags: readonly string[]) =>
      andList(
        tags.map((name) => quote(name, lang)),
        lang,
      );
    const parts: string[] = [];
    if (add.length > 0) parts.push(lang === 'zh' ? `加标签${names(add)}` : `add ${names(add)}`);
    if (remove.length > 0) parts.push(lang === 'zh' ? `去标签${names(remove)}` : `remove ${names(remove)}`);
    return capitalize(parts.join(lang === 'zh' ? '，' : ', '));
  },
  takesTime: false,
});
