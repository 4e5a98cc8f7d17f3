// Which steps can a run reach, and inside which container does it reach them?
import type { Problem } from '../problem.ts';
import type { FlowGraph, GraphStep } from './flow-graph.ts';

const JOIN = 'join';
const PARALLEL = 'parallel';

export function checkReach(graph: FlowGraph): Problem[] {
  return walkReach(graph).problems;
}

/** Container → the join at which its paths come together. */
export function joinsOf(graph: FlowGraph): ReadonlyMap<string, string> {
  return walkReach(graph).joins;
}

interface Reach {
  readonly problems: Problem[];
  readonly joins: Map<string, string>;
}

function walkReach({ flow, steps }: FlowGraph): Reach {
  const joins = new Map<string, string>();
  if (flow.start === null)
    return {
      joins,
      problems: [{ code: flow.steps.length === 0 ? 'flow.empty' : 'start.missing', severity: 'error', path: 'start', data: {} }],
    };
  if (!steps.has(flow.start))
    return { joins, problems: [{ code: 'start.unknown', severity: 'error', path: 'start', data: { step: flow.start } }] };

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
      if (from.step.type === 'programme' && isInProgramme(container)) {
        problems.push({
          code: 'container.nested',
          severity: 'error',
          step: from.step.id,
          path: `steps[${from.index}]`,
          data: { container: container ?? '' },
        });
      }
      const leadsTo = from.step.type === JOIN ? joinAt(from, container) : container;
      for (const { edge, index } of from.edges) {
        if (from.outcomes.get(edge.outcome)?.kind === 'path')
          inside.push({ container: from.step.id, to: edge.to, edge: index, outcome: edge.outcome });
        else enter(leadsTo, from.step.id, edge.outcome, edge.to, index, level);
      }
    }
    level = [];
    for (const { container, to, edge, outcome } of inside) enter(container, container, outcome, to, edge, level);
  }
  for (const { step, index } of steps.values()) {
    if (!containerOf.has(step.id))
      problems.push({ code: 'step.unreachable', severity: 'error', step: step.id, path: `steps[${index}]`, data: {} });
  }
  return { joins, problems };

  function isInProgramme(container: string | null): boolean {
    for (let at = container; at !== null; at = containerOf.get(at) ?? null) if (steps.get(at)?.step.type === 'programme') return true;
    return false;
  }

  /** Notes the join of a container; what follows it stands where the container stands. */
  function joinAt({ step, index }: GraphStep, container: string | null): string | null {
    const at = { severity: 'error', step: step.id, path: `steps[${index}]` } as const;
    if (container === null || steps.get(container)?.step.type !== PARALLEL) {
      problems.push({ ...at, code: 'join.outside', data: {} });
      return container;
    }
    if (joins.has(container)) problems.push({ ...at, code: 'join.second', data: { container } });
    else joins.set(container, step.id);
    return containerOf.get(container) ?? null;
  }

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
