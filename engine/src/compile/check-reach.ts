// Which steps can a run reach, and inside which container does it reach them?
import type { Problem } from '../problem.ts';
import type { FlowGraph } from './flow-graph.ts';

export function checkReach({ flow, steps }: FlowGraph): Problem[] {
  if (flow.start === null)
    return [{ code: flow.steps.length === 0 ? 'flow.empty' : 'start.missing', severity: 'error', path: 'start', data: {} }];
  if (!steps.has(flow.start)) return [{ code: 'start.unknown', severity: 'error', path: 'start', data: { step: flow.start } }];

  const problems: Problem[] = [];
  // The container whose turn a step runs in; null is the main path. Containers are walked after the path that they stand on,
  // so that it is the edge out of a turn that is called wrong, never the main path.
  const containerOf = new Map<string, string | null>([[flow.start, null]]);
  let level = [flow.start];
  while (level.length > 0) {
    const inside: { container: string; to: string; edge: number; outcome: string }[] = [];
    for (let at = 0; at < level.length; at += 1) {
      const from = steps.get(level[at] ?? '');
      if (from === undefined) continue;
      const container = containerOf.get(from.step.id) ?? null;
      if (container !== null && [...from.outcomes.values()].some(({ kind }) => kind === 'path')) {
        problems.push({
          code: 'container.nested',
          severity: 'error',
          step: from.step.id,
          path: `steps[${from.index}]`,
          data: { container },
        });
      }
      for (const { edge, index } of from.edges) {
        if (from.outcomes.get(edge.outcome)?.kind === 'path')
          inside.push({ container: from.step.id, to: edge.to, edge: index, outcome: edge.outcome });
        else enter(container, from.step.id, edge.outcome, edge.to, index, level);
      }
    }
    level = [];
    for (const { container, to, edge, outcome } of inside) enter(container, container, outcome, to, edge, level);
  }
  for (const { step, index } of steps.values()) {
    if (!containerOf.has(step.id))
      problems.push({ code: 'step.unreachable', severity: 'error', step: step.id, path: `steps[${index}]`, data: {} });
  }
  return problems;

  function enter(container: string | null, from: string, outcome: string, to: string, edge: number, queue: string[]): void {
    if (!steps.has(to)) return;
    const known = containerOf.get(to);
    if (known === undefined) {
      containerOf.set(to, container);
      queue.push(to);
    } else if (known !== container) {
      problems.push({
        code: 'path.crosses',
        severity: 'error',
        step: from,
        outcome,
        path: `edges[${edge}]`,
        data: { to, container: container ?? known ?? '' },
      });
    }
  }
}
