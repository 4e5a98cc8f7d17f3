// What is asked of a program again and again, worked out once. A pure memo: it holds nothing that the program does not.
import type { Program, ProgramStep } from '../compile/program.ts';
import type { ExitRule } from '../document/flow-document.ts';
import type { Json } from '../json.ts';

export interface ProgramIndex {
  readonly steps: ReadonlyMap<string, ProgramStep>;
  readonly exitsByEvent: ReadonlyMap<string, readonly ExitRule[]>;
  /** Steps whose moment of entry a condition or an anchor asks for. */
  readonly remembered: ReadonlySet<string>;
}

const indexes = new WeakMap<Program, ProgramIndex>();

export function indexOf(program: Program): ProgramIndex {
  let index = indexes.get(program);
  if (index === undefined) {
    index = {
      steps: new Map(Object.entries(program.steps)),
      exitsByEvent: groupExits(program.exits),
      remembered: rememberedSteps(program),
    };
    indexes.set(program, index);
  }
  return index;
}

function groupExits(exits: readonly ExitRule[]): Map<string, ExitRule[]> {
  const groups = new Map<string, ExitRule[]>();
  for (const rule of exits) {
    const group = groups.get(rule.event);
    if (group === undefined) groups.set(rule.event, [rule]);
    else group.push(rule);
  }
  return groups;
}

// Settings of any step type are searched, for a condition or an anchor can stand anywhere in them.
function rememberedSteps(program: Program): Set<string> {
  const steps = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) visit(item);
      return;
    }
    const object = value as { readonly [name: string]: Json };
    if ((object.type === 'sinceStep' || object.type === 'step') && typeof object.step === 'string') steps.add(object.step);
    for (const name of Object.keys(object)) visit(object[name] as Json);
  };
  for (const step of Object.values(program.steps)) {
    visit(step.config);
    if (step.skipIf !== undefined) visit(step.skipIf as unknown as Json);
  }
  for (const rule of program.exits) if (rule.where !== undefined) visit(rule.where as unknown as Json);
  return steps;
}
