// Settings that are taken as they are written. Whoever writes {{ }} into one means a value that would never be filled in.
import type { Bilingual } from '../catalog/step-manifest.ts';
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

/** What the settings of a flow call their texts; of conditions and lists, what they are in. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  triggers: { zh: '触发', en: 'Trigger' },
  exits: { zh: '提前退出', en: 'Early exit' },
  updates: { zh: '信息更新', en: 'Update' },
  context: { zh: '信息', en: 'Context' },
  event: { zh: '事件', en: 'Event' },
  reason: { zh: '原因', en: 'Reason' },
  words: { zh: '关键词', en: 'Keywords' },
  where: { zh: '并且满足', en: 'Where' },
  when: { zh: '条件', en: 'Condition' },
  of: { zh: '哪一个', en: 'Which' },
  ids: { zh: '名单', en: 'List' },
  about: { zh: '关于谁', en: 'About' },
  reasons: { zh: '原因', en: 'Reasons' },
  property: { zh: '属性', en: 'Property' },
};

const OF_FLOW = ['triggers', 'exits', 'updates', 'context'] as const;

function inFlow({ flow }: FlowGraph): Problem[] {
  return OF_FLOW.flatMap((part) =>
    textsIn((flow[part] ?? []) as unknown as Json, [part])
      .filter(({ text }) => FILLED_IN.test(text))
      .map(({ path }): Problem => {
        const name = path.findLast((one) => typeof one === 'string' && Object.hasOwn(NAMES, one)) as string;
        const title = NAMES[name] as Bilingual;
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
