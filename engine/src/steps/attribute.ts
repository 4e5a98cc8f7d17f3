import { builtinStep } from '../catalog/builtin-step.ts';
import { attributeNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { describeValue } from '../words/condition-words.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
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
    zh: '写入成员的一项属性，例如学习目标。文字里可以写 {{ answer }} 这样的变量，只写一个变量就原样存下它的值；「无」就是清掉。',
    en: 'Writes one attribute of the member, such as their goal. A text may use variables such as {{ answer }}; one variable alone is kept as it is, a number as a number. “Nothing” clears it.',
  },
  schema: z.strictObject({
    name: field(attributeNameSchema, '属性', 'Attribute', { widget: 'attribute' }),
    value: field(z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]), '值', 'Value', { widget: 'value' }),
  }),
  initial: { name: '', value: '' },
  outcomes: [DONE],
  describe: ({ name, value }, lang) => {
    if (value === null) return lang === 'zh' ? `清掉「${name}」` : `Clear “${name}”`;
    const to = typeof value === 'string' && value.includes('{') ? quote(clip(describeTemplate(value, lang), 40), lang) : describeValue(value, lang);
    return lang === 'zh' ? `「${name}」设为${to}` : `Set “${name}” to ${to}`;
  },
  needs: ({ value }) => ({ templates: typeof value === 'string' && value.includes('{') ? [{ text: value, path: ['value'] }] : [] }),
  takesTime: false,
});
