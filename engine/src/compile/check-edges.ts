import type { Problem } from '../problem.ts';
import type { FlowGraph, GraphStep } from './flow-graph.ts';

/** Does every edge join two steps by an outcome that is there, and does every outcome lead somewhere or end on purpose? */
export function checkEdges(graph: FlowGraph): Problem[] {
  const problems: Problem[] = [];
  graph.flow.edges.forEach(({ from, outcome, to }, index) => {
    const path = `edges[${index}]`;
    if (!graph.steps.has(from)) problems.push({ code: 'edge.unknownFrom', severity: 'error', path: `${path}.from`, data: { step: from } });
    if (!graph.steps.has(to))
      problems.push({ code: 'edge.unknownTo', severity: 'error', step: from, outcome, path: `${path}.to`, data: { step: to, outcome } });
  });
  for (const step of graph.steps.values()) if (step.type !== null) problems.push(...checkOutcomes(step));
  return problems;
}

function checkOutcomes({ step, index, outcomes, edges, isSet }: GraphStep): Problem[] {
  const problems: Problem[] = [];
  const at = { severity: 'error', step: step.id } as const;
  const targets = new Map<string, string>();
  for (const { edge, index: place } of edges) {
    const { outcome, to } = edge;
    const path = `edges[${place}]`;
    const other = targets.get(outcome);
    if (!outcomes.has(outcome)) problems.push({ ...at, code: 'edge.unknownOutcome', outcome, path: `${path}.outcome`, data: { outcome } });
    else if (other !== undefined && other !== to) problems.push({ ...at, code: 'edge.second', outcome, path, data: { outcome, to } });
    targets.set(outcome, other ?? to);
  }
  const ends = new Set(step.ends);
  step.ends?.forEach((outcome, place) => {
    const path = `steps[${index}].ends[${place}]`;
    if (!outcomes.has(outcome))
      problems.push({ ...at, code: 'ends.unknownOutcome', severity: 'warning', outcome, path, data: { outcome } });
    else if (targets.has(outcome)) problems.push({ ...at, code: 'ends.connected', outcome, path, data: { outcome } });
  });
  // While the settings are unfinished the outcomes are a guess, and telling what to connect would be noise.
  if (!isSet) return problems;
  for (const { id, kind, optional } of outcomes.values()) {
    const needsNoEdge = kind === 'path' || optional === true;
    if (!needsNoEdge && !targets.has(id) && !ends.has(id))
      problems.push({ ...at, code: 'outcome.unconnected', outcome: id, path: `steps[${index}]`, data: { outcome: id } });
  }
  return problems;
}
