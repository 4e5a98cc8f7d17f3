// Settings that are taken as they are written. Whoever writes {{ }} into one means a value that would never be filled in.
import { problemPath } from '../document/problem-path.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problem.ts';
import { isObject } from '../steps/named-outcomes.ts';
import { fieldNames } from './field-names.ts';
import type { FlowGraph } from './flow-graph.ts';

const FILLED_IN = /\{\{|\{%/u;

type Path = readonly (string | number)[];

/** Fixed is every text that its step does not fill in: so a new setting needs no word here. */
export function checkFixed({ steps }: FlowGraph): Problem[] {
  return [...steps.values()].flatMap(({ step, index, type, isSet }): Problem[] => {
    if (type === null || !isSet) return [];
    const written = textsIn(step.config, []).filter(({ text }) => FILLED_IN.test(text));
    if (written.length === 0) return [];
    const filledIn = new Set(type.needsOf(step.config).templates.map(({ path }) => problemPath(path)));
    return written
      .filter(({ path }) => !filledIn.has(problemPath(path)))
      .map(({ path }) => ({
        code: 'setting.fixed',
        severity: 'error',
        step: step.id,
        path: problemPath(['steps', index, 'config', ...path]),
        data: fieldNames(type.manifest, path),
      }));
  });
}

function textsIn(value: Json, path: Path): readonly { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one, n) => textsIn(one, [...path, n]));
  return isObject(value) ? Object.entries(value).flatMap(([name, one]) => textsIn(one, [...path, name])) : [];
}
