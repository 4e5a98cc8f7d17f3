// What one flow tells another that it starts: the fields of the other's context, each with where its value comes from.
import type { StepNeeds } from '../catalog/step-type.ts';
import type { Operand } from '../condition/condition.ts';
import { fieldNameSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';

export interface HandedField {
  /** A field of the other flow's context. */
  readonly field: string;
  readonly from: 'context' | 'variable' | 'attribute' | 'text';
  /** The name of that context field, variable or attribute; of `text` the text itself, with variables. */
  readonly name: string;
}

const text = z
  .string()
  .min(1, { abort: true })
  // Stop there: the pattern takes the square of the length where it does not match.
  .max(400, { abort: true })
  .regex(/^[^\n\r]*\S[^\n\r]*$/u);

export const handedFieldName = field(fieldNameSchema, '对方的运行信息', 'Field of the other flow', { widget: 'text' });
export const handedName = field(text, '名称或内容', 'Name, or the text', { widget: 'named' });

export const HANDED_FROM = {
  context: { zh: '本流程的运行信息', en: 'This run’s context' },
  variable: { zh: '变量', en: 'A variable' },
  attribute: { zh: '属性', en: 'An attribute' },
  text: { zh: '固定内容', en: 'A text' },
} as const;

const handed = z.strictObject({
  field: handedFieldName,
  from: field(z.enum(['context', 'variable', 'attribute', 'text']), '取自', 'Taken from', { widget: 'choice', labels: HANDED_FROM }),
  name: handedName,
});

export function handedContextField() {
  return field(z.array(handed).max(20), '带过去的信息', 'What it is told');
}

function operandOf({ from, name }: HandedField): Operand | null {
  switch (from) {
    case 'context':
      return { type: 'context', field: name };
    case 'variable':
      return { type: 'variable', name };
    case 'attribute':
      return { type: 'attribute', name };
    case 'text':
      return null;
  }
}

/** That each value is there to be handed is checked like a condition that asks for it. */
export function conditionOfHanded(one: HandedField, index: number): StepNeeds['conditions'] {
  const operand = operandOf(one);
  return operand === null ? [] : [{ when: { type: 'missing', operand }, over: 'run', path: ['context', index, 'name'], isName: true }];
}

export function needsOfHanded(context: readonly HandedField[]): Pick<StepNeeds, 'conditions' | 'templates'> {
  return {
    conditions: context.flatMap(conditionOfHanded),
    templates: context.flatMap(({ from, name }, index) => (from === 'text' ? [{ text: name, path: ['context', index, 'name'] }] : [])),
  };
}
