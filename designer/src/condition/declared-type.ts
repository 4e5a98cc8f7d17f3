// What is declared about the left side of a comparison, and which comparisons that allows.
import type { ContextType, Dictionary, Operand, ValueType } from '@sopwith/engine';
import type { RowOp } from './condition-rows.ts';

export interface KnownTypes {
  readonly dictionary: Dictionary;
  readonly fields: ReadonlyMap<string, ContextType>;
}

/** Null: nothing is declared about it. */
export function declaredType(operand: Operand, { dictionary, fields }: KnownTypes, event: string | undefined): ValueType | null {
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
