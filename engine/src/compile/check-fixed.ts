// Settings that are taken as they are written. Whoever writes {{ }} into one means a value that would never be filled in.
import type { Bilingual } from '../catalog/step-manifest.ts';
import { FLOW_FIELDS } from '../document/flow-field-names.ts';
import { problemPath } from '../document/problem-path.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problem.ts';
import { isObject } from '../steps/named-outcomes.ts';
import { fieldNames } from './field-names.ts';
import type { FlowGraph } from './flow-graph.ts';

const FILLED_IN = /\{\{|\{%/u;

type Path = readonly (string | number)[];

/** Fixed is every text that its step does not fill in, and all that is said of the flow itself: so a new setting needs no word here. */
export function checkFixed(graph: FlowGraph): Problem[] {
  return [...inSteps(graph), ...inFlow(graph)];
}

const OF_FLOW = ['triggers', 'exits', 'updates', 'context'] as const;

function inFlow({ flow }: FlowGraph): Problem[] {
  return OF_FLOW.flatMap((part) =>
    textsIn((flow[part] ?? []) as unknown as Json, [part])
      .filter(({ text }) => FILLED_IN.test(text))
      .map(({ path }): Problem => {
        const name = path.findLast((one) => typeof one === 'string' && Object.hasOwn(FLOW_FIELDS, one)) as string;
        const title = FLOW_FIELDS[name] as Bilingual;
        const trigger = part === 'triggers' && typeof path[1] === 'number' ? { trigger: path[1] } : {};
        return { code: 'setting.fixed', severity: 'error', ...trigger, path: problemPath(path), data: { field: path.slice(2).join('.'), fieldZh: title.zh, fieldEn: title.en } };
      }),
  );
}

function inSteps({ steps }: FlowGraph): Problem[] {
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
