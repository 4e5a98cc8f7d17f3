import { builtinStep } from '../catalog/builtin-step.ts';
import type { Operand } from '../condition/condition.ts';
import { attributeNameSchema, idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { variableTitle } from '../words/variable-names.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';

/** `switch` → the id of the first case whose value it is, else otherwise. */
export interface SwitchConfig {
  readonly from: 'variable' | 'context' | 'attribute';
  readonly name: string;
  readonly cases: readonly { readonly id: string; readonly name: string; readonly equals: string | number | boolean }[];
}

const OTHERWISE = { id: 'otherwise', title: { zh: '其他', en: 'otherwise' } };

const switchCase = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  name: field(lineSchema, '名称', 'Name', { widget: 'text' }),
  equals: field(z.union([z.string().max(1000), z.number(), z.boolean()]), '等于', 'Equals'),
});

export function switchedOn({ from, name }: Pick<SwitchConfig, 'from' | 'name'>): Operand {
  return from === 'context' ? { type: from, field: name } : { type: from, name };
}

export const switchStep = builtinStep<SwitchConfig>({
  type: 'switch',
  group: 'decide',
  icon: 'partition',
  sort: 'control',
  title: { zh: '按值分路', en: 'Switch' },
  help: {
    zh: '看一个变量、运行信息或成员属性的值，走对应的出口；都不是，走「其他」。',
    en: 'Looks at one variable, context field or attribute and takes the way of its value; if there is none, “otherwise”.',
  },
  schema: z
    .strictObject({
      from: field(z.enum(['variable', 'context', 'attribute']), '看什么', 'Look at', {
        widget: 'choice',
        labels: {
          variable: { zh: '变量', en: 'Variable' },
          context: { zh: '运行信息', en: 'Context field' },
          attribute: { zh: '成员属性', en: 'Attribute of the member' },
        },
      }),
      name: field(attributeNameSchema, '名称', 'Name', { widget: 'named' }),
      cases: field(z.array(switchCase).min(1).max(20), '各个值', 'Values', { widget: 'outcomes' }),
    })
    .superRefine(({ cases }, context) => distinctIds(cases, ['otherwise'], context, ['cases'])),
  initial: { from: 'variable', name: 'day', cases: [{ id: 'a', name: 'A', equals: 1 }] },
  outcomes: [OTHERWISE],
  outcomesOf: (config) => [...namedOutcomes(config['cases'], 'name'), OTHERWISE],
  describe: ({ from, name, cases }, lang) => {
    const what = quote(from === 'variable' ? variableTitle(name, lang) : name, lang);
    const values = cases.map(({ name: called, equals }) => (lang === 'zh' ? `${equals} 走${quote(called, lang)}` : `${equals} to ${quote(called, lang)}`)).join(lang === 'zh' ? '，' : ', ');
    return clip(`${what}${lang === 'zh' ? '：' : ': '}${values}`, 160);
  },
  // A name that is not there is found by the check of what asks whether it is missing.
  needs: (config) => ({ conditions: [{ when: { type: 'missing', operand: switchedOn(config) }, over: 'run', path: ['name'], isName: true }] }),
  takesTime: false,
});
