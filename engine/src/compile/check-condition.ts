// Does a condition name only what is there where it is judged, and compare like with like?
import type { Dictionary, ValueType } from '../catalog/dictionary.ts';
import type { Condition, Leaf, Operand, PastEvents, Window, WindowStart } from '../condition/condition.ts';
import type { ContextType } from '../document/flow-document.ts';
import { checkDeclared, checkFigure, checkTypes } from './check-types.ts';

/** What a flow declares, for everything in it that refers by name. */
export interface Declared {
  readonly fields: ReadonlyMap<string, ContextType>;
  readonly variables: ReadonlySet<string>;
  /** Of those variables whose type is known. */
  readonly types?: ReadonlyMap<string, ValueType>;
  readonly steps: { has(id: string): boolean };
  /** The ways out of a step, which is how it can have been left; absent or null: any. */
  readonly outcomesOf?: (step: string) => readonly string[] | null;
  readonly dictionary: Dictionary;
  /** Of the tables whose rows are the variable `row`; absent: any. */
  readonly columns?: ReadonlySet<string>;
}

/**
 * `run`: a step's decision. `event`: one event, inside a run. `trigger`: one event, before there is a run. `audience`: somebody whom a
 * step of a run concerns besides its own subject. `member`: a member outside of any run, as a segment is.
 */
export type JudgedOver = 'run' | 'event' | 'trigger' | 'audience' | 'member';

export interface Finding {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly data: Readonly<Record<string, string | number>>;
  /** An error unless it says otherwise. */
  readonly severity?: 'warning';
}

/** Where a condition stands: over what it is judged, and over which event where that is known. */
export interface Place {
  readonly over: JudgedOver;
  readonly event?: string;
  readonly declared: Declared;
}

export function checkCondition(
  when: Condition,
  over: JudgedOver,
  declared: Declared,
  path: Finding['path'] = [],
  event?: string,
): Finding[] {
  return check(when, event === undefined ? { over, declared } : { over, declared, event }, path);
}

function check(when: Condition, place: Place, path: Finding['path']): Finding[] {
  switch (when.type) {
    case 'all':
    case 'any':
      return when.of.flatMap((part, index) => check(part, place, [...path, 'of', index]));
    case 'not':
      return check(when.of, place, [...path, 'of']);
    case 'missing':
      return [...checkOperand(when.operand, place, [...path, 'operand']), ...checkDeclared(when.operand, place, [...path, 'operand'])];
    case 'compare':
      return [
        ...checkOperand(when.left, place, [...path, 'left']),
        ...checkOperand(when.right, place, [...path, 'right']),
        ...checkTypes(when, place, path),
      ];
    case 'count':
      return [...checkPast(when, place, path), ...checkFigure(when, place, path)];
    case 'recency':
      return checkPast({ ...when, window: { type: 'ever' } } satisfies Leaf<'recency'> & PastEvents, place, path);
    case 'tag':
    case 'community':
    case 'segment':
      return [];
  }
}

function checkPast(past: PastEvents, { over, declared }: Place, path: Finding['path']): Finding[] {
  // One event is judged by itself: what happened before belongs into a branch.
  if (over === 'event' || over === 'trigger') return [{ code: 'condition.countHere', path, data: { event: past.event } }];
  const { event, window, where } = past;
  const found = checkWindow(window, over, declared, [...path, 'window']);
  if (where === undefined) return found;
  // Outside of a run there is no context for a `where` either.
  const inner: Place = { over: over === 'member' ? 'trigger' : 'event', event, declared };
  return [...found, ...check(where, inner, [...path, 'where'])];
}

function checkWindow(window: Window, over: JudgedOver, declared: Declared, path: Finding['path']): Finding[] {
  switch (window.type) {
    case 'sinceStep':
    case 'sinceTurn':
      if (over === 'member') return [{ code: 'condition.beforeRun', path, data: { name: window.step } }];
      return declared.steps.has(window.step)
        ? []
        : [{ code: 'reference.unknownStep', path: [...path, 'step'], data: { step: window.step } }];
    case 'sinceStart':
      return over === 'member' ? [{ code: 'condition.beforeRun', path, data: { name: 'start' } }] : [];
    case 'since':
      return checkStart(window.from, over, declared, [...path, 'from']);
    case 'last':
    case 'calendar':
    case 'previous':
    case 'ever':
      return [];
  }
}

function checkStart(from: WindowStart, over: JudgedOver, declared: Declared, path: Finding['path']): Finding[] {
  const found = checkOperand(from, { over, declared }, path);
  if (found.length > 0 || from.type !== 'context') return found;
  const type = declared.fields.get(from.field);
  return type === undefined || type === 'date' || type === 'instant' ? [] : [{ code: 'anchor.notADate', path, data: { field: from.field, type } }];
}

function checkOperand(operand: Operand, place: Place, path: Finding['path']): Finding[] {
  const { over, declared } = place;
  const isBeforeRun = over === 'trigger' || over === 'member';
  switch (operand.type) {
    case 'context':
      if (isBeforeRun) return [{ code: 'condition.beforeRun', path, data: { name: operand.field } }];
      return declared.fields.has(operand.field) ? [] : [{ code: 'reference.unknownField', path, data: { field: operand.field } }];
    case 'variable':
      if (isBeforeRun) return [{ code: 'condition.beforeRun', path, data: { name: operand.name } }];
      return declared.variables.has(operand.name) ? [] : [{ code: 'reference.unknownVariable', path, data: { variable: operand.name } }];
    case 'outcome':
      if (isBeforeRun) return [{ code: 'condition.beforeRun', path, data: { name: operand.step } }];
      return declared.steps.has(operand.step) ? [] : [{ code: 'reference.unknownStep', path, data: { step: operand.step } }];
    case 'event':
      return checkPast(operand, place, path);
    case 'property':
      return over === 'run' || over === 'audience' || over === 'member' ? [{ code: 'condition.noEvent', path, data: { property: operand.name } }] : [];
    case 'value':
    case 'attribute':
    case 'tier':
    case 'points':
    case 'today':
      return [];
  }
}
