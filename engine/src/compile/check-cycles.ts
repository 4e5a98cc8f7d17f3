// A way round that is sure to take no time would spin. What is left of the edges that take none, once all that lead in from
// nowhere or out to nowhere are peeled off, is exactly the ways round and what lies between them.
import { takesTime } from '../catalog/ways-out.ts';
import type { Problem } from '../problem.ts';
import type { FlowGraph } from './flow-graph.ts';

export function checkCycles(graph: FlowGraph): Problem[] {
  const onward = new Map<string, string[]>();
  const back = new Map<string, string[]>();
  for (const { step, type, isSet, outcomes, edges } of graph.steps.values()) {
    // The loops of a step that is not set yet are judged when it is.
    if (type === null || !isSet) continue;
    const leads = (outcome: string) => step.ends?.includes(outcome) === true || edges.some(({ edge }) => edge.outcome === outcome);
    for (const { edge } of edges) {
      if (!graph.steps.has(edge.to) || outcomes.get(edge.outcome) === undefined || takesTime(type, step, edge.outcome, leads)) continue;
      add(onward, step.id, edge.to);
      add(back, edge.to, step.id);
    }
  }
  const left = new Set(onward.keys());
  peel(left, onward, back);
  peel(left, back, onward);
  return groups(left, onward, back).map((group) => {
    const steps = graph.flow.steps.filter(({ id }) => group.has(id)).map(({ id }) => id);
    const first = steps[0] ?? '';
    return {
      code: 'cycle.spins',
      severity: 'error',
      step: first,
      path: `steps[${graph.steps.get(first)?.index ?? 0}]`,
      data: { steps: steps.slice(0, 5).join(', '), count: steps.length },
    };
  });
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Takes out, again and again, what none of the left leads into by `before`. */
function peel(left: Set<string>, after: ReadonlyMap<string, string[]>, before: ReadonlyMap<string, string[]>): void {
  const counts = new Map([...left].map((id) => [id, (before.get(id) ?? []).filter((other) => left.has(other)).length]));
  const free = [...left].filter((id) => counts.get(id) === 0);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id);
    for (const next of after.get(id) ?? []) {
      const count = counts.get(next);
      if (count === undefined || !left.has(next)) continue;
      counts.set(next, count - 1);
      if (count === 1) free.push(next);
    }
  }
}

function groups(left: ReadonlySet<string>, onward: ReadonlyMap<string, string[]>, back: ReadonlyMap<string, string[]>): Set<string>[] {
  const seen = new Set<string>();
  const found: Set<string>[] = [];
  for (const id of left) {
    if (seen.has(id)) continue;
    const group = new Set([id]);
    for (const member of group) {
      for (const next of [...(onward.get(member) ?? []), ...(back.get(member) ?? [])]) if (left.has(next)) group.add(next);
    }
    for (const member of group) seen.add(member);
    found.push(group);
  }
  return found;
}
