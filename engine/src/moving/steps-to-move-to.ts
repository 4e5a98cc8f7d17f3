// Where a person may let a path go on: at any step that stands beside its own, never into a container or out of one.
import { waysOut } from '../catalog/ways-out.ts';
import type { Program, ProgramStep } from '../compile/program.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';

/** In the order of the program; empty for a step that it does not have. */
export function stepsToMoveTo(program: Program, step: string): readonly string[] {
  const inside = containers(program);
  if (!inside.has(step)) return [];
  return Object.keys(program.steps).filter((other) => other !== step && inside.has(other) && inside.get(other) === inside.get(step));
}

/** Step → the container whose path leads to it; null: the main path. What nothing leads to is not in it. */
function containers({ start, steps }: Program): ReadonlyMap<string, string | null> {
  // Where paths come together they end, so it is theirs; what follows it stands where their container stands.
  const joins = new Map(Object.values(steps).flatMap(({ id, join }) => (join === undefined ? [] : [[join, id]])));
  const found = new Map<string, string | null>();
  const waiting: (readonly [string, string | null])[] = [[start, null]];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [id, container] = next;
    const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
    if (step === undefined || found.has(id)) continue;
    const joined = joins.get(id);
    found.set(id, joined ?? container);
    const paths = pathsOf(step);
    const around = joined === undefined ? container : (found.get(joined) ?? null);
    for (const [outcome, to] of Object.entries(step.next)) {
      if (to !== null) waiting.push([to, paths.has(outcome) ? id : around]);
    }
  }
  return found;
}

/** Only step types of the language open paths. */
function pathsOf({ type, config }: ProgramStep): ReadonlySet<string> {
  const known = builtinSteps.find(({ manifest }) => manifest.type === type);
  const ways = known === undefined ? [] : waysOut(known, { type, config });
  return new Set(ways.filter(({ kind }) => kind === 'path').map(({ id }) => id));
}
