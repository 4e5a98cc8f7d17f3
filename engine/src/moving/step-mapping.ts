// Where the people who stand at a step of one version stand in another: proposed from stable step ids, changed by an operator.
import { canonicalJson } from '../compile/canonical-json.ts';
import type { Program } from '../compile/program.ts';
import type { Json } from '../json.ts';

/** Old step → new step; null: whoever stands there stays on the old version. */
export type StepMapping = Readonly<Record<string, string | null>>;

export type StepChange = 'same' | 'settings' | 'type' | 'removed';

/** A step keeps its id for life, so the same id and type is the same step, whatever its settings are now. */
export function proposeMapping(from: Program, to: Program): StepMapping {
  return Object.fromEntries(
    Object.keys(from.steps).map((id) => {
      const change = changeOf(from, to, id);
      return [id, change === 'same' || change === 'settings' ? id : null];
    }),
  );
}

export function changeOf(from: Program, to: Program, id: string): StepChange {
  const before = stepOf(from, id);
  const after = stepOf(to, id);
  if (before === undefined || after === undefined) return 'removed';
  if (before.type !== after.type) return 'type';
  // A step of a program is JSON; only its interface does not say so.
  return canonicalJson(before as unknown as Json) === canonicalJson(after as unknown as Json) ? 'same' : 'settings';
}

/** What cannot be in a mapping: steps that one of the versions does not have. */
export function mappingProblems(from: Program, to: Program, mapping: StepMapping): readonly { readonly step: string; readonly unknown: string }[] {
  return Object.entries(mapping).flatMap(([step, target]) => {
    if (stepOf(from, step) === undefined) return [{ step, unknown: step }];
    return target === null || stepOf(to, target) !== undefined ? [] : [{ step, unknown: target }];
  });
}

/** Moving back where a move came from: only what was mapped one to one is sure to have come from there. */
export function reverseMapping(mapping: StepMapping): StepMapping {
  const sources = new Map<string, string[]>();
  for (const [from, to] of Object.entries(mapping)) if (to !== null) sources.set(to, [...(sources.get(to) ?? []), from]);
  return Object.fromEntries([...sources].map(([to, froms]) => [to, froms.includes(to) ? to : froms.length === 1 ? (froms[0] as string) : null]));
}

function stepOf(program: Program, id: string) {
  return Object.hasOwn(program.steps, id) ? program.steps[id] : undefined;
}
