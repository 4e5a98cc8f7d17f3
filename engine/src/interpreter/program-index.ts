// What is asked of a program again and again, worked out once. A pure memo: it holds nothing that the program does not.
import type { Program, ProgramStep } from '../compile/program.ts';
import { turnOf } from '../condition/past-events.ts';
import type { ConditionExit, EventExit, ExitRule } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { looksBack } from '../steps/look-back.ts';
import type { WaitEventConfig } from '../steps/step-config.ts';

export interface ProgramIndex {
  readonly steps: ReadonlyMap<string, ProgramStep>;
  readonly exitsByEvent: ReadonlyMap<string, readonly EventExit[]>;
  readonly conditionExits: readonly ConditionExit[];
  /** Events that a rule of the whole run hears only on a condition, which may come to hold after the event. */
  readonly heardOnCondition: ReadonlySet<string>;
  /** Some step waits for a condition, which anything that happens to the run may make hold. */
  readonly waitsForConditions: boolean;
  /** Events that some wait looks back for. */
  readonly lookedBackFor: ReadonlySet<string>;
  /** Join → the steps from which it can be reached. */
  readonly reaches: ReadonlyMap<string, ReadonlySet<string>>;
  /** Steps whose moment of entry a condition or an anchor asks for. */
  readonly remembered: ReadonlySet<string>;
  /** Steps whose last way out a condition asks for. */
  readonly outcomesAskedFor: ReadonlySet<string>;
  /** Steps whose settings name a context field. */
  readonly usesContext: ReadonlySet<string>;
  /** Some message of it is a reply, which is one only for a while after what it replies to. */
  readonly replies: boolean;
}

const indexes = new WeakMap<Program, ProgramIndex>();

export function indexOf(program: Program): ProgramIndex {
  let index = indexes.get(program);
  if (index === undefined) {
    index = {
      steps: new Map(Object.entries(program.steps)),
      exitsByEvent: groupExits(program.exits),
      conditionExits: program.exits.filter((rule): rule is ConditionExit => 'when' in rule),
      heardOnCondition: heardOnCondition(program),
      waitsForConditions: Object.values(program.steps).some(({ type, config }) => type === 'wait-condition' || (type === 'whenever' && Object.hasOwn(config as object, 'when'))),
      lookedBackFor: lookedBackFor(program),
      reaches: reachesOf(program),
      ...rememberedSteps(program),
      usesContext: contextSteps(program),
      replies: Object.values(program.steps).some(({ type, config }) => type === 'message' && config.purpose === 'reply'),
    };
    indexes.set(program, index);
  }
  return index;
}

function groupExits(exits: readonly ExitRule[]): Map<string, EventExit[]> {
  const groups = new Map<string, EventExit[]>();
  for (const rule of exits) {
    if ('when' in rule) continue;
    const group = groups.get(rule.event);
    if (group === undefined) groups.set(rule.event, [rule]);
    else group.push(rule);
  }
  return groups;
}

function heardOnCondition({ exits, updates = [] }: Program): Set<string> {
  const onEvent = exits.filter((rule): rule is EventExit => 'event' in rule);
  return new Set([...onEvent, ...updates].flatMap(({ event, where }) => (where === undefined ? [] : [event])));
}

function lookedBackFor(program: Program): Set<string> {
  // Settings of this type, which the compiler has checked.
  const waits = Object.values(program.steps).flatMap(({ type, config }) => (type === 'wait-event' ? [config as unknown as WaitEventConfig] : []));
  return new Set(waits.flatMap(({ events, since }) => (looksBack(since) ? events.map(({ event }) => event) : [])));
}

function reachesOf(program: Program): Map<string, ReadonlySet<string>> {
  const joins = Object.values(program.steps).flatMap(({ join }) => (join === undefined ? [] : [join]));
  return new Map(joins.map((join) => [join, whatReaches(program, join)]));
}

function whatReaches(program: Program, target: string): ReadonlySet<string> {
  const found = new Set([target]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { id, next } of Object.values(program.steps)) {
      if (Object.values(next).some((to) => to !== null && found.has(to))) found.add(id);
    }
  }
  return found;
}

// Settings of any step type are searched, for a condition or an anchor can stand anywhere in them.
function rememberedSteps(program: Program): Pick<ProgramIndex, 'remembered' | 'outcomesAskedFor'> {
  const remembered = new Set<string>();
  const outcomesAskedFor = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) visit(item);
      return;
    }
    const object = value as { readonly [name: string]: Json };
    if (typeof object.step === 'string') {
      if (object.type === 'sinceStep' || object.type === 'step') remembered.add(object.step);
      if (object.type === 'sinceTurn') remembered.add(turnOf(object.step));
      if (object.type === 'outcome') outcomesAskedFor.add(object.step);
    }
    for (const name of Object.keys(object)) visit(object[name] as Json);
  };
  for (const step of Object.values(program.steps)) {
    visit(step.config);
    if (step.skipIf !== undefined) visit(step.skipIf as unknown as Json);
  }
  for (const rule of program.exits) visit(rule as unknown as Json);
  return { remembered, outcomesAskedFor };
}

function contextSteps(program: Program): Set<string> {
  const uses = (value: Json): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return (value as readonly Json[]).some(uses);
    const object = value as { readonly [name: string]: Json };
    return object.type === 'context' || Object.values(object).some(uses);
  };
  return new Set(Object.values(program.steps).flatMap(({ id, config }) => (uses(config) ? [id] : [])));
}
