// Pure: rows of the tally into what the canvas shows.
import type { StepCounts } from '../api/contract.ts';

export interface TallyRow {
  readonly step: string;
  readonly kind: string;
  readonly outcome: string;
  readonly count: number;
}

type Steps = StepCounts['steps'];
type StepCount = Steps[string];

const NOTHING: StepCount = { waiting: 0, left: {}, failed: 0 };

export function foldTally(rows: readonly TallyRow[]): Steps {
  const steps = new Map<string, StepCount>();
  for (const row of rows) {
    // Entries of the run as a whole, such as its start, belong to no step.
    if (row.step === '') continue;
    steps.set(row.step, add(steps.get(row.step) ?? NOTHING, row));
  }
  return Object.fromEntries(steps);
}

function add(count: StepCount, row: TallyRow): StepCount {
  switch (row.kind) {
    case 'waiting':
      return { ...count, waiting: count.waiting + row.count };
    case 'left':
      return { ...count, left: { ...count.left, [row.outcome]: (count.left[row.outcome] ?? 0) + row.count } };
    case 'failed':
      return { ...count, failed: count.failed + row.count };
    default:
      return count;
  }
}
