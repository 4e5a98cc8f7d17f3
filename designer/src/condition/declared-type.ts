// What is declared about the left side of a comparison, and which comparisons that allows.
import { type Condition, type ContextType, type Dictionary, LADDERS, type Leaf, type Operand, type ValueType } from '@sopwith/engine';
import { ROW_OPS, type RowOp, withOp } from './condition-rows.ts';

export interface KnownTypes {
  readonly dictionary: Dictionary;
  readonly fields: ReadonlyMap<string, ContextType>;
  /** Of the variables that the flow's steps set, those whose type is known. */
  readonly variables: ReadonlyMap<string, ValueType>;
  /** The ways out of a step; null: there is no such step. */
  readonly outcomesOf: (step: string) => readonly string[] | null;
}

/** Null: nothing is declared about it. */
export function declaredType(operand: Operand, { dictionary, fields, variables, outcomesOf }: KnownTypes, event: string | undefined): ValueType | null {
  switch (operand.type) {
    case 'attribute':
      return own(dictionary.attributes, operand.name);
    case 'property':
      return propertyOf(dictionary, event, operand.name);
    case 'event':
      return propertyOf(dictionary, operand.event, operand.property);
    case 'context':
      return fields.get(operand.field) ?? null;
    case 'points':
      return 'number';
    case 'today':
      return 'date';
    case 'variable':
      return variables.get(operand.name) ?? null;
    case 'tier':
      return { oneOf: LADDERS[operand.ladder] };
    case 'outcome': {
      const oneOf = outcomesOf(operand.step);
      return oneOf === null ? null : { oneOf };
    }
    default:
      return null;
  }
}

function propertyOf({ events }: Dictionary, event: string | undefined, name: string): ValueType | null {
  const properties = event === undefined ? null : own(events, event);
  return properties === null ? null : own(properties, name);
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null;
}

/** Those that the checks would not call wrong. */
export function opsFor(type: ValueType | null, ops: readonly RowOp[]): readonly RowOp[] {
  if (type === null || type === 'list') return ops;
  if (type === 'boolean' || typeof type === 'object') return ops.filter((op) => op === 'eq' || op === 'ne' || op === 'in' || op === 'missing');
  return type === 'text' ? ops : ops.filter((op) => op !== 'contains');
}

/** Something else stands on the left now: a comparison that it does not have becomes *is*. */
export function fitted(condition: Leaf<'compare'>, type: ValueType | null): Condition {
  return opsFor(type, ROW_OPS).includes(condition.op) ? condition : withOp(condition, 'eq');
}
