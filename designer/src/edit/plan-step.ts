// Where a new step goes and what it joins, decided before it is added. Sizes are the canvas's business and come in as numbers.
import type { FlowDocument, FlowStep, OutcomeManifest, StepManifest } from '@sopwith/engine';
import type { Edit, Point } from './edit.ts';
import { COLUMN, ROW } from './steps.ts';
import { isEnd, START, targetOf, type Way } from './way.ts';

export interface Wish {
  readonly manifest: StepManifest;
  readonly id: string;
  /** Outcomes of the step with its first settings. */
  readonly outcomes: readonly OutcomeManifest[];
  /** Where it was dropped; without it the plan chooses a free place. */
  readonly at?: Point;
  readonly after?: Way;
}

export function planStep(flow: FlowDocument, wish: Wish): Extract<Edit, { type: 'addStep' }> {
  const { manifest, id, outcomes } = wish;
  const step: FlowStep = { id, type: manifest.type, version: manifest.version, config: manifest.initial };
  // The first step of a flow is what it starts with.
  const after = wish.after ?? (flow.steps.length === 0 ? START : undefined);
  const onward = outcomes.find((outcome) => outcome.kind !== 'path')?.id;
  return {
    type: 'addStep',
    step,
    at: wish.at ?? freePlace(flow, after),
    ...(after ? { after } : {}),
    ...(onward === undefined ? {} : { onward }),
  };
}

/** The way that a click in the palette continues: the first open one of the selected step, else of the flow. */
export function openWay(flow: FlowDocument, selected: string | null, outcomes: readonly OutcomeManifest[]): Way | undefined {
  if (selected === null) return flow.start === null ? START : undefined;
  return outcomes
    .filter((outcome) => outcome.optional !== true)
    .map((outcome): Way => ({ from: selected, outcome: outcome.id }))
    .find((way) => targetOf(flow, way) === null && !isEnd(flow, way));
}

function freePlace(flow: FlowDocument, after: Way | undefined): Point {
  const next = after ? targetOf(flow, after) : null;
  const source = after?.from ? flow.layout[after.from] : undefined;
  // On a link it takes the place of what it pushes down.
  const wanted = (next !== null ? flow.layout[next] : undefined) ?? (source ? { x: source.x, y: source.y + ROW } : below(flow));
  if (next !== null) return wanted;
  const places = Object.values(flow.layout);
  let { x } = wanted;
  while (places.some((place) => Math.abs(place.x - x) < COLUMN * 0.8 && Math.abs(place.y - wanted.y) < ROW * 0.7)) x += COLUMN;
  return { x, y: wanted.y };
}

function below(flow: FlowDocument): Point {
  const places = Object.values(flow.layout);
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.max(...places.map(({ y }) => y)) + ROW };
}
