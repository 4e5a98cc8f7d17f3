// What a cohort did, step by step in the order of the drawing, and as the canvas counts it.
import { type Catalog, describeOutcome, type FlowDocument, type FlowStep, type Lang, outcomesOf, type SimulationResult } from '@sopwith/engine';
import type { CanvasExtras } from '../canvas/canvas-context.ts';

export interface WayCount {
  readonly outcome: string;
  readonly title: string;
  readonly count: number;
  /** A path that opened inside of the step, which was not left by it. */
  readonly inside: boolean;
}

export interface StepRow {
  readonly id: string;
  readonly entered: number;
  readonly standing: number;
  readonly interrupted: number;
  readonly ways: readonly WayCount[];
}

export function stepRows(figures: SimulationResult, flow: FlowDocument, catalog: Catalog, lang: Lang): readonly StepRow[] {
  return inDrawnOrder(flow).map((step) => {
    const left = figures.tally[step.id] ?? {};
    const drawn = outcomesOf(catalog, step);
    const known = drawn.filter(({ id }) => Object.hasOwn(left, id)).map(({ id, title, kind }) => ({ outcome: id, title: title[lang], inside: kind === 'path' }));
    // What no way out is called, such as what stands in a programme's list of turns.
    const others = Object.keys(left).filter((id) => !drawn.some((outcome) => outcome.id === id)).map((id) => ({ outcome: id, title: describeOutcome(id, step, lang, catalog.types), inside: false }));
    return {
      id: step.id,
      entered: figures.entered[step.id] ?? 0,
      standing: figures.standing[step.id] ?? 0,
      interrupted: figures.interrupted[step.id] ?? 0,
      ways: [...known, ...others].map((way) => ({ ...way, count: left[way.outcome] ?? 0 })),
    };
  });
}

/** As one reads it from the start: the nearest first; what is connected to nothing last. */
function inDrawnOrder({ start, steps, edges }: FlowDocument): readonly FlowStep[] {
  const order: string[] = start === null ? [] : [start];
  for (let place = 0; place < order.length; place++) {
    for (const { from, to } of edges) if (from === order[place] && !order.includes(to)) order.push(to);
  }
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return steps.toSorted((a, b) => rank(a.id) - rank(b.id));
}

export function countsOf({ tally, standing }: SimulationResult): CanvasExtras['counts'] {
  const ids = new Set([...Object.keys(tally), ...Object.keys(standing)]);
  return Object.fromEntries([...ids].map((id) => [id, { waiting: standing[id] ?? 0, left: tally[id] ?? {} }]));
}

/** Largest first. */
export function sorted(counts: Readonly<Record<string, number>>): readonly (readonly [name: string, count: number])[] {
  return Object.entries(counts).toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
