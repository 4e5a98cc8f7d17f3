// A tidy top-down layout. Dagre is loaded when it is first asked for.
import type { FlowDocument } from '@sopwith/engine';
import type { Point } from '../edit/edit.ts';
import type { OutcomesOf } from './canvas-graph.ts';
import { nodeHeight, nodeWidth } from './node-size.ts';

export async function tidyLayout(
  flow: FlowDocument,
  outcomesOf: OutcomesOf,
): Promise<Readonly<Record<string, Point>>> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 44, ranksep: 76, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const step of flow.steps) {
    const outcomes = outcomesOf(step).map(({ id }) => id);
    graph.setNode(step.id, { width: nodeWidth(outcomes.length), height: nodeHeight(outcomes.length) });
    // In the order of the outcomes, which dagre keeps from left to right where it can.
    const rank = (outcome: string) => outcomes.indexOf(outcome);
    const links = flow.edges.filter((edge) => edge.from === step.id);
    for (const edge of links.sort((a, b) => rank(a.outcome) - rank(b.outcome))) graph.setEdge(edge.from, edge.to);
  }
  layout(graph);
  return Object.fromEntries(
    flow.steps.map((step) => {
      const { x = 0, y = 0, width = 0, height = 0 } = graph.node(step.id);
      return [step.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}
