import { builtinStep } from '../catalog/builtin-step.ts';
import { attributeNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { describeValue } from '../words/condition-words.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import type { AttributeConfig } from './step-config.ts';

export const attribute = builtinStep<AttributeConfig>({
  type: 'attribute',
  group: 'member',
  icon: 'edit',
  sort: 'ledger',
  title: { zh: '设置属性', en: 'Set an attribute' },
  help: {
    zh: '写入成员的一项属性，例如头衔。留空就是清掉。',
    en: 'Writes one attribute of the member, such as a title. Nothing clears it.',
  },
  schema: z.strictObject({
    name: field(attributeNameSchema, '属性', 'Attribute', { widget: 'attribute' }),
    value: field(z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]), '值', 'Value'),
  }),
  initial: { name: '', value: '' },
  outcomes: [DONE],
  describe: ({ name, value }, lang) => {
    if (value === null) return lang === 'zh' ? `清掉「${name}」` : `Clear “${name}”`;
    return lang === 'zh' ? `「${name}」设为${describeValue(value, lang)}` : `Set “${name}” to ${describeValue(value, lang)}`;
  },
  takesTime: false,
});
