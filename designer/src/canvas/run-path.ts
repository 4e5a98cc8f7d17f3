// Which steps and links of a flow a run has used, from its trail.
import type { TrailEntry } from '@sopwith/engine';
import type { RunDetail, RunSummary } from '@sopwith/server/contract';
import { START } from '../edit/way.ts';
import type { CanvasExtras } from './canvas-context.ts';
import { edgeId } from './canvas-graph.ts';

export function pathOf(trail: readonly TrailEntry[], resting: RunSummary['resting']): NonNullable<CanvasExtras['path']> {
  const steps = new Set<string>();
  const edges = new Set<string>();
  for (const { kind, step, outcome } of trail) {
    if (kind === 'started') edges.add(edgeId(START));
    if (step === null) continue;
    steps.add(step);
    // A turn takes one of its container's paths, as leaving takes a way out.
    if ((kind === 'left' || kind === 'turn') && outcome !== null) edges.add(edgeId({ from: step, outcome }));
  }
  for (const { step } of resting) steps.add(step);
  return { steps, edges, resting: new Set(resting.map(({ step }) => step)) };
}

const LATEST = 5;

/** Where a run is and how it came there: what to show first of a long flow. */
export function latestSteps({ trail, resting }: Pick<RunDetail, 'trail' | 'resting'>): readonly string[] {
  const passed = trail.flatMap(({ step }) => step ?? []).toReversed();
  return [...new Set([...resting.map(({ step }) => step), ...passed])].slice(0, LATEST);
}
