// What one flow tells another that it starts: the fields of the other's context, each with where its value comes from.
import type { StepNeeds } from '../catalog/step-type.ts';
import type { Operand } from '../condition/condition.ts';
import { attributeNameSchema, fieldNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';

export interface HandedField {
  /** A field of the other flow's context. */
  readonly field: string;
  readonly from: 'context' | 'variable' | 'attribute' | 'text';
  /** The name of that context field, variable or attribute; of `text` the text itself. */
  readonly name: string;
}

const handed = z.strictObject({
  field: field(fieldNameSchema, '对方的运行信息', 'Field of the other flow', { widget: 'text' }),
  from: field(z.enum(['context', 'variable', 'attribute', 'text']), '取自', 'Taken from', {
    widget: 'choice',
    labels: {
      context: { zh: '本流程的运行信息', en: 'This run’s context' },
      variable: { zh: '变量', en: 'A variable' },
      attribute: { zh: '属性', en: 'An attribute' },
      text: { zh: '固定内容', en: 'A fixed text' },
    },
  }),
  name: field(attributeNameSchema, '名称或内容', 'Name, or the text', { widget: 'text' }),
});

export function handedContextField() {
  return field(z.array(handed).max(20), '带过去的信息', 'What it is told');
}

export function operandOf({ from, name }: HandedField): Operand {
  switch (from) {
    case 'context':
      return { type: 'context', field: name };
    case 'variable':
      return { type: 'variable', name };
    case 'attribute':
      return { type: 'attribute', name };
    case 'text':
      return { type: 'value', value: name };
  }
}

/** That each value is there to be handed is checked like a condition that asks for it. */
export function needsOfHanded(context: readonly HandedField[]): StepNeeds['conditions'] {
  return context.map((one, index) => ({
    when: { type: 'missing', operand: operandOf(one) },
    over: 'run' as const,
    path: ['context', index, 'name'],
  }));
}
