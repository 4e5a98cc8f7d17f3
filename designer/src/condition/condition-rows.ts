// A condition as the builder shows it: rows joined by *all* or *any*, each of which may be negated. Pure; the way back gives the same meaning.
import type { Comparison, Condition, Leaf, Operand } from '@sopwith/engine';

export interface Row {
  readonly not: boolean;
  readonly of: Condition;
}

export interface Rows {
  readonly join: 'all' | 'any';
  readonly rows: readonly Row[];
}

export function toRows(condition: Condition | undefined): Rows {
  if (!condition) return { join: 'all', rows: [] };
  if (condition.type === 'all' || condition.type === 'any') return { join: condition.type, rows: condition.of.map(toRow) };
  return { join: 'all', rows: [toRow(condition)] };
}

function toRow(condition: Condition): Row {
  return condition.type === 'not' ? { not: true, of: condition.of } : { not: false, of: condition };
}

/** undefined: no rows, no condition. */
export function fromRows({ join, rows }: Rows): Condition | undefined {
  const of = rows.map((row): Condition => (row.not ? { type: 'not', of: row.of } : row.of));
  const [only, ...others] = of;
  if (!only) return undefined;
  // A lone group must stay wrapped, or the next reading would take its rows for ours.
  return others.length > 0 || only.type === 'all' || only.type === 'any' ? { type: join, of } : only;
}

/** What a row is about; decides which fields it shows. */
export type RowKind = 'count' | 'recency' | 'tag' | 'community' | 'segment' | Operand['type'] | 'group';

export function kindOf(condition: Condition): RowKind {
  switch (condition.type) {
    case 'count':
    case 'recency':
    case 'tag':
    case 'community':
    case 'segment':
      return condition.type;
    case 'compare':
      return condition.left.type;
    case 'missing':
      return condition.operand.type;
    case 'all':
    case 'any':
    case 'not':
      return 'group';
  }
}

const MEMBER_FIELDS: readonly RowKind[] = ['tag', 'attribute', 'tier', 'community', 'segment', 'points', 'today'];
const PAST: readonly RowKind[] = ['count', 'recency', 'event'];

/** Over a run, over one event of it, and over a member outside of any run. */
export const RUN_KINDS: readonly RowKind[] = [...PAST, ...MEMBER_FIELDS, 'context', 'variable', 'outcome', 'group'];
export const EVENT_KINDS: readonly RowKind[] = ['property', ...MEMBER_FIELDS, 'context', 'group'];
export const MEMBER_KINDS: readonly RowKind[] = [...PAST, ...MEMBER_FIELDS, 'group'];

const LAST_DAYS = { type: 'last', amount: 3, unit: 'days' } as const;

export function firstOf(kind: RowKind): Condition {
  switch (kind) {
    case 'count':
      return { type: 'count', event: 'message_posted', window: LAST_DAYS, of: 'events', op: 'gte', value: 1 };
    case 'recency':
      return { type: 'recency', event: 'lesson_completed', is: 'absent', amount: 7, unit: 'days' };
    case 'tag':
      return { type: 'tag', tag: '' };
    case 'community':
      return { type: 'community', community: '' };
    case 'segment':
      return { type: 'segment', segment: '' };
    case 'group':
      return { type: 'any', of: [] };
    case 'points':
      return { ...compare(firstOperand(kind)), op: 'gte', right: { type: 'value', value: 100 } };
    case 'today':
      return { ...compare(firstOperand(kind)), op: 'gte', right: { type: 'attribute', name: '' } };
    default:
      return compare(firstOperand(kind));
  }
}

/** What one side of a comparison starts as. */
export function firstOperand(type: Operand['type']): Operand {
  switch (type) {
    case 'tier':
      return { type, ladder: 'lifecycle' };
    case 'points':
      return { type };
    case 'today':
      return { type, plusDays: 0 };
    case 'outcome':
      return { type, step: '' };
    case 'event':
      return { type, which: 'last', event: 'survey.answered', property: 'score', window: { type: 'ever' } };
    case 'context':
      return { type, field: '' };
    case 'attribute':
    case 'variable':
    case 'property':
      return { type, name: '' };
    case 'value':
      return { type, value: '' };
  }
}

const COMPARED_WITH: readonly Operand['type'][] = ['attribute', 'context', 'variable', 'today', 'points', 'property', 'event'];

/** With what a row may compare where these kinds of rows are offered: a value, or what is known besides. */
export function comparableWith(kinds: readonly RowKind[], now: Operand['type']): readonly Operand['type'][] {
  const offered = COMPARED_WITH.filter((type) => kinds.includes(type));
  return ['value', ...offered, ...(now === 'value' || offered.includes(now) ? [] : [now])];
}

function compare(left: Operand): Leaf<'compare'> {
  return { type: 'compare', left, op: 'eq', right: { type: 'value', value: '' } };
}

/** Counts the same in another way; different values and a sum need a property to look at. */
export function countedIn(count: Leaf<'count'>, of: Leaf<'count'>['of']): Leaf<'count'> {
  const { type, event, where, window, op, value } = count;
  const same = { type, event, window, op, value, ...(where === undefined ? {} : { where }) };
  if (of !== 'values' && of !== 'sum') return { ...same, of };
  return { ...same, of, property: count.of === 'values' || count.of === 'sum' ? count.property : '' };
}

/** With another `where`, or with none. */
export function withWhere<T extends { readonly where?: Condition }>(past: T, where: Condition | undefined): T {
  const { where: _, ...rest } = past;
  // Only the optional field was taken out.
  return (where === undefined ? rest : { ...rest, where }) as T;
}

export type RowOp = Comparison | 'missing';

export const ROW_OPS: readonly RowOp[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in', 'missing'];

/** Changes how a row compares, keeping what it compares. */
export function withOp(condition: Condition, op: RowOp): Condition {
  const operand = condition.type === 'missing' ? condition.operand : condition.type === 'compare' ? condition.left : null;
  if (!operand) return condition;
  if (op === 'missing') return { type: 'missing', operand };
  return { type: 'compare', left: operand, op, right: rightFor(op, condition) };
}

/** *One of* compares with a list; everything else with one value. */
function rightFor(op: Comparison, condition: Condition): Operand {
  const right: Operand = condition.type === 'compare' ? condition.right : { type: 'value', value: '' };
  if (right.type !== 'value' || Array.isArray(right.value) === (op === 'in')) return right;
  return { type: 'value', value: op === 'in' ? [] : '' };
}
