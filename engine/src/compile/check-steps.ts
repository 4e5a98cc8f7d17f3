import type { Catalog } from '../catalog/catalog.ts';
import { problemPath } from '../document/problem-path.ts';
import type { Problem } from '../problem.ts';
import { fieldNames } from './field-names.ts';
import type { FlowGraph } from './flow-graph.ts';

/** Is each step of a type that is there, and set the way its type asks? */
export function checkSteps({ steps }: FlowGraph, catalog: Catalog): Problem[] {
  return [...steps.values()].flatMap(({ step, index, settingProblems }): Problem[] => {
    const at = { severity: 'error', step: step.id } as const;
    const type = catalog.types.get(step.type);
    if (type === undefined) return [{ ...at, code: 'step.unknownType', path: `steps[${index}].type`, data: { type: step.type } }];
    const { version } = type.manifest;
    if (version !== step.version)
      return [
        {
          ...at,
          code: 'step.unknownVersion',
          path: `steps[${index}].version`,
          data: { type: step.type, version: step.version, known: version },
        },
      ];
    const settings = settingProblems.map(({ code, path, data }) => ({
      ...at,
      code,
      path: problemPath(['steps', index, 'config', ...path]),
      data: { ...data, ...fieldNames(type.manifest, path) },
    }));
    const retries = step.retry !== undefined && type.manifest.sort !== 'action';
    return retries ? [...settings, { ...at, code: 'step.retriesNothing', path: `steps[${index}].retry`, data: {} }] : settings;
  });
}
