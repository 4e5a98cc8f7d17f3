// What a run knows, put into a condition about somebody else: whoever judges it then needs to know nothing of the run.
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import type { Condition, Operand, PastEvents, Window, WindowStart } from './condition.ts';
import { turnOf } from './past-events.ts';
import { ownValue, type Scope } from './scope.ts';

export type RunKnowledge = Pick<Scope, 'context' | 'variables' | 'outcomes' | 'started' | 'enteredAt'>;

/**
 * The condition as it stands for this run at this moment. What the run does not have stays as it is written, which is missing
 * wherever else it is asked for.
 */
export function bindToRun(condition: Condition, run: RunKnowledge): Condition {
  switch (condition.type) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((part) => bindToRun(part, run)) };
    case 'not':
      return { ...condition, of: bindToRun(condition.of, run) };
    case 'compare':
      return { ...condition, left: bindOperand(condition.left, run), right: bindOperand(condition.right, run) };
    case 'missing':
      return { ...condition, operand: bindOperand(condition.operand, run) };
    case 'count':
      return { ...condition, ...bindPast(condition, run) };
    case 'recency':
      return { ...condition, ...bindWhere(condition, run) };
    case 'tag':
    case 'community':
    case 'segment':
      return condition;
  }
}

function bindOperand(operand: Operand, run: RunKnowledge): Operand {
  switch (operand.type) {
    case 'context':
      return known(operand, ownValue(run.context, operand.field));
    case 'variable':
      return known(operand, ownValue(run.variables, operand.name));
    case 'outcome':
      return known(operand, ownValue(run.outcomes, operand.step));
    case 'event':
      return { ...operand, ...bindPast(operand, run) };
    case 'value':
    case 'attribute':
    case 'tier':
    case 'points':
    case 'today':
    case 'property':
      return operand;
  }
}

function known<T extends Operand>(operand: T, value: Json | undefined): T | { readonly type: 'value'; readonly value: Json } {
  return value === undefined ? operand : { type: 'value', value };
}

function bindPast(past: PastEvents, run: RunKnowledge): Pick<PastEvents, 'where' | 'window'> {
  return { ...bindWhere(past, run), window: bindWindow(past.window, run) };
}

function bindWhere({ where }: Pick<PastEvents, 'where'>, run: RunKnowledge): Pick<PastEvents, 'where'> {
  return where === undefined ? {} : { where: bindToRun(where, run) };
}

/** Of others it is the instant that counts, not which of two events of that instant came first. */
export function bindWindow(window: Window, run: RunKnowledge): Window {
  switch (window.type) {
    case 'sinceStart':
      return since(run.started.at);
    case 'sinceStep':
      return sinceEntry(window, window.step, run);
    case 'sinceTurn':
      return sinceEntry(window, turnOf(window.step), run);
    case 'since':
      // The operand of a moment is one of those that become values.
      return { ...window, from: bindOperand(window.from, run) as WindowStart };
    case 'last':
    case 'calendar':
    case 'previous':
    case 'ever':
      return window;
  }
}

function sinceEntry(window: Window, name: string, { enteredAt }: RunKnowledge): Window {
  const entered = Object.hasOwn(enteredAt, name) ? enteredAt[name] : undefined;
  return entered === undefined ? window : since(entered.at);
}

function since(at: Instant): Window {
  return { type: 'since', from: { type: 'value', value: new Date(at).toISOString() } };
}
