// Does a condition name only what is there where it is judged, and compare like with like?
import type { Condition, Operand } from '../condition/condition.ts';
import type { ContextType } from '../document/flow-document.ts';
import type { Json } from '../json.ts';

/** What a flow declares, for everything in it that refers by name. */
export interface Declared {
  readonly fields: ReadonlyMap<string, ContextType>;
  readonly variables: ReadonlySet<string>;
  readonly steps: { has(id: string): boolean };
}

/** `run`: a step's decision. `event`: one event, inside a run. `trigger`: one event, before there is a run. */
export type JudgedOver = 'run' | 'event' | 'trigger';

export interface Finding {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly data: Readonly<Record<string, string | number>>;
}

export function checkCondition(when: Condition, over: JudgedOver, declared: Declared, path: Finding['path'] = []): Finding[] {
  switch (when.type) {
    case 'all':
    case 'any':
      return when.of.flatMap((part, index) => checkCondition(part, over, declared, [...path, 'of', index]));
    case 'not':
      return checkCondition(when.of, over, declared, [...path, 'of']);
    case 'missing':
      return checkOperand(when.operand, over, declared, [...path, 'operand']);
    case 'compare':
      return [
        ...checkOperand(when.left, over, declared, [...path, 'left']),
        ...checkOperand(when.right, over, declared, [...path, 'right']),
        ...checkTypes(when, declared, path),
      ];
    case 'count': {
      // One event is judged by itself: what happened before belongs into a branch.
      if (over !== 'run') return [{ code: 'condition.countHere', path, data: { event: when.event } }];
      const { window, where } = when;
      const found: Finding[] =
        window.type === 'sinceStep' && !declared.steps.has(window.step)
          ? [{ code: 'reference.unknownStep', path: [...path, 'window', 'step'], data: { step: window.step } }]
          : [];
      return where === undefined ? found : [...found, ...checkCondition(where, 'event', declared, [...path, 'where'])];
    }
    case 'tag':
    case 'community':
      return [];
  }
}

function checkOperand(operand: Operand, over: JudgedOver, declared: Declared, path: Finding['path']): Finding[] {
  switch (operand.type) {
    case 'context':
      if (over === 'trigger') return [{ code: 'condition.beforeRun', path, data: { name: operand.field } }];
      return declared.fields.has(operand.field) ? [] : [{ code: 'reference.unknownField', path, data: { field: operand.field } }];
    case 'variable':
      if (over === 'trigger') return [{ code: 'condition.beforeRun', path, data: { name: operand.name } }];
      return declared.variables.has(operand.name) ? [] : [{ code: 'reference.unknownVariable', path, data: { variable: operand.name } }];
    case 'property':
      return over === 'run' ? [{ code: 'condition.noEvent', path, data: { property: operand.name } }] : [];
    case 'value':
    case 'attribute':
    case 'tier':
      return [];
  }
}

function checkTypes({ left, op, right }: Extract<Condition, { type: 'compare' }>, declared: Declared, path: Finding['path']): Finding[] {
  const sides = [
    { own: left, other: right, at: 'right' },
    { own: right, other: left, at: 'left' },
  ] as const;
  return sides.flatMap(({ own, other, at }) => {
    if (own.type !== 'context' || other.type !== 'value') return [];
    const type = declared.fields.get(own.field);
    if (type === undefined) return [];
    const values = Array.isArray(other.value) ? (other.value as readonly Json[]) : [other.value];
    const fits =
      values.every((value) => isOfType(value, type)) &&
      (op !== 'contains' || type === 'text') &&
      (op === 'in') === Array.isArray(other.value);
    return fits ? [] : [{ code: 'condition.typeMismatch', path: [...path, at], data: { field: own.field, type } }];
  });
}

function isOfType(value: Json, type: ContextType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
    case 'instant':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value);
  }
}
