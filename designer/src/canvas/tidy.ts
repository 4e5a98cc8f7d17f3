// A tidy top-down layout. Dagre is loaded when it is first asked for.
import type { FlowDocument, FlowStep } from '@sopwith/engine';
import type { Point } from '../edit/edit.ts';
import type { OutcomesOf } from './canvas-graph.ts';
import { nodeHeight, nodeWidth } from './node-size.ts';

export async function tidyLayout(flow: FlowDocument, outcomesOf: OutcomesOf): Promise<Readonly<Record<string, Point>>> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 44, ranksep: 76 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const step of flow.steps) {
    const outcomes = outcomesOf(step).length;
    graph.setNode(step.id, { width: nodeWidth(outcomes), height: nodeHeight(outcomes) });
  }
  for (const step of flow.steps) for (const to of targetsInOrder(flow, step, outcomesOf)) graph.setEdge(step.id, to);
  // Dagre begins with the order in which links were given, ours; its search for fewer crossings would turn whole branches round.
  layout(graph, { disableOptimalOrderHeuristic: true });
  return Object.fromEntries(
    flow.steps.map((step) => {
      const { x = 0, y = 0, width = 0, height = 0 } = graph.node(step.id);
      return [step.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}

/** What follows a step stands from left to right in the order of its outcomes. */
function targetsInOrder(flow: FlowDocument, step: FlowStep, outcomesOf: OutcomesOf): readonly string[] {
  return outcomesOf(step).flatMap(({ id }) => flow.edges.find((edge) => edge.from === step.id && edge.outcome === id)?.to ?? []);
}
