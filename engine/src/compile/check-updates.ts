// Do the events that change a run's context name what is there?
import { problemPath } from '../document/problem-path.ts';
import type { Problem } from '../problem.ts';
import { checkCondition, type Declared, type Finding } from './check-condition.ts';
import type { FlowGraph } from './flow-graph.ts';

export function checkUpdates({ flow }: FlowGraph, declared: Declared): Problem[] {
  return (flow.updates ?? []).flatMap(({ id, where, context }, index) => {
    const findings = where === undefined ? [] : checkCondition(where, 'event', declared, ['where']);
    const unknown = Object.keys(context ?? {}).filter((field) => !declared.fields.has(field));
    return [
      ...findings,
      ...unknown.map((field): Finding => ({ code: 'reference.unknownField', path: ['context', field], data: { field } })),
    ].map(
      ({ code, path, data }): Problem => ({
        code,
        severity: 'error',
        path: problemPath(['updates', index, ...path]),
        data: { ...data, update: id },
      }),
    );
  });
}
