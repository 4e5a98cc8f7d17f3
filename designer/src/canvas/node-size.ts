// How large a step is drawn, known before it is measured: for the layout and for the start above it.
const WIDTH = 232;
const PER_OUTCOME = 78;
const HEIGHT = 92;
const OUTCOMES_HEIGHT = 30;

export function nodeWidth(outcomes: number): number {
  return Math.max(WIDTH, outcomes * PER_OUTCOME);
}

export function nodeHeight(outcomes: number): number {
  return outcomes > 1 ? HEIGHT + OUTCOMES_HEIGHT : HEIGHT;
}
