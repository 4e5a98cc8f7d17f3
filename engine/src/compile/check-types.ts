// Are the two sides of a comparison of one type, as far as the flow and the workspace have declared it?
import { attributeType, type Choice, propertyType, type ValueType } from '../catalog/dictionary.ts';
import type { Comparison, Leaf, Operand } from '../condition/condition.ts';
import type { Json } from '../json.ts';
import { LADDERS } from '../steps/tiers.ts';
import type { Finding, Place } from './check-condition.ts';

export function checkTypes({ left, op, right }: Leaf<'compare'>, place: Place, path: Finding['path']): Finding[] {
  const sides = [
    { own: left, other: right, at: 'right' },
    { own: right, other: left, at: 'left' },
  ] as const;
  const found = sides.flatMap(({ own, other, at }) => {
    const type = typeOf(own, place);
    if (type === 'undeclared') return [undeclared(own, [...path, at === 'right' ? 'left' : 'right'])];
    if (type === null || type === 'list') return [];
    const named = { field: nameOf(own), ...(own.type === 'tier' || own.type === 'outcome' ? { of: own.type } : {}) };
    if (!fits(type, op, other, place)) return [{ code: 'condition.typeMismatch', path: [...path, at], data: { ...named, type: kindOf(type) } }];
    if (!takes(type, op)) return [{ code: 'condition.wrongComparison', path: [...path, 'op'], data: { ...named, type: kindOf(type) } }];
    return unknownChoices(type, other).map((value): Finding => ({
      // What was declared can be declared anew; a tier, an outcome or an answer is what it is.
      code: own.type === 'variable' || own.type === 'tier' || own.type === 'outcome' ? 'condition.noSuchValue' : 'condition.unknownChoice',
      path: [...path, at],
      data: { ...named, value, choices: (type as Choice).oneOf.slice(0, 10).join(' / ') },
    }));
  });
  // Of two sides that do not go together one finding is enough.
  const errors = found.filter(({ severity }) => severity !== 'warning');
  return [...found.filter(({ severity }) => severity === 'warning'), ...errors.slice(0, 1)];
}

/** Asking whether something is there names it too. */
export function checkDeclared(operand: Operand, place: Place, path: Finding['path']): Finding[] {
  return typeOf(operand, place) === 'undeclared' ? [undeclared(operand, path)] : [];
}

/** A sum is one of numbers; different values can be counted of anything. */
export function checkFigure(count: Leaf<'count'>, { declared }: Place, path: Finding['path']): Finding[] {
  if (count.of !== 'sum' && count.of !== 'values') return [];
  const type = propertyType(declared.dictionary, count.event, count.property);
  const at = [...path, 'property'];
  if (type === 'undeclared') return [{ code: 'condition.undeclared', severity: 'warning', path: at, data: { name: count.property } }];
  if (count.of === 'values' || type === null || type === 'number') return [];
  return [{ code: 'condition.typeMismatch', path: at, data: { field: count.property, type: type === 'list' ? type : kindOf(type) } }];
}

function undeclared(operand: Operand, path: Finding['path']): Finding {
  return { code: 'condition.undeclared', severity: 'warning', path, data: { name: nameOf(operand) } };
}

/** Null: nothing is known about it. */
function typeOf(operand: Operand, { declared, event }: Place): ValueType | 'undeclared' | null {
  switch (operand.type) {
    case 'context':
      return declared.fields.get(operand.field) ?? null;
    case 'attribute':
      return attributeType(declared.dictionary, operand.name);
    case 'property':
      return event === undefined ? null : propertyType(declared.dictionary, event, operand.name);
    case 'event':
      return propertyType(declared.dictionary, operand.event, operand.property);
    case 'points':
      return 'number';
    case 'today':
      return 'date';
    case 'variable':
      return declared.types?.get(operand.name) ?? null;
    case 'tier':
      return { oneOf: LADDERS[operand.ladder] };
    case 'outcome': {
      const oneOf = declared.outcomesOf?.(operand.step) ?? null;
      return oneOf === null ? null : { oneOf };
    }
    case 'value':
      return null;
  }
}

function nameOf(operand: Operand): string {
  switch (operand.type) {
    case 'context':
      return operand.field;
    case 'attribute':
    case 'property':
    case 'variable':
      return operand.name;
    case 'event':
      return operand.property;
    case 'tier':
      return operand.ladder;
    case 'outcome':
      return operand.step;
    default:
      return operand.type;
  }
}

type Single = Exclude<ValueType, 'list'>;

function fits(type: Single, op: Comparison, other: Operand, place: Place): boolean {
  if (other.type === 'value') {
    const values = Array.isArray(other.value) ? (other.value as readonly Json[]) : [other.value];
    return (
      values.every((value) => isOfType(value, type)) &&
      (op !== 'contains' || kindOf(type) === 'text') &&
      (op === 'in') === Array.isArray(other.value)
    );
  }
  const second = typeOf(other, place);
  return second === null || second === 'undeclared' || second === 'list' || kindOf(second) === kindOf(type);
}

/** Yes and no have no order, nor have choices. */
function takes(type: Single, op: Comparison): boolean {
  return (type !== 'boolean' && typeof type !== 'object') || op === 'eq' || op === 'ne' || op === 'in';
}

function unknownChoices(type: Single, other: Operand): string[] {
  if (typeof type !== 'object' || other.type !== 'value') return [];
  const values = (Array.isArray(other.value) ? other.value : [other.value]) as readonly Json[];
  return values.filter((value): value is string => typeof value === 'string' && !type.oneOf.includes(value));
}

function kindOf(type: Single): Exclude<Single, Choice | 'instant'> {
  if (typeof type === 'object') return 'text';
  return type === 'instant' ? 'date' : type;
}

export function isOfType(value: Json, type: Single): boolean {
  switch (kindOf(type)) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value);
  }
}
