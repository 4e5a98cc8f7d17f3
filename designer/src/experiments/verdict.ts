// What a comparison of two ways says, as the name of a sentence and what stands in it.
import type { ExperimentWay } from '@sopwith/server/contract';

/** Below it a difference is told as one. */
const SURE = 0.05;

export interface Verdict {
  readonly says: 'clear' | 'unclear' | 'tooFew';
  readonly difference: string;
  readonly low: string;
  readonly high: string;
  readonly p: string;
}

export function verdictOn({ difference, pValue, low, high }: NonNullable<ExperimentWay['against']>): Verdict {
  const says = pValue === null ? 'tooFew' : pValue < SURE ? 'clear' : 'unclear';
  return { says, difference: points(difference), low: points(low ?? 0), high: points(high ?? 0), p: pValue === null ? '' : pValue < 0.001 ? '<0.001' : pValue.toFixed(3) };
}

export function shareOf({ subjects, converted }: Pick<ExperimentWay, 'subjects' | 'converted'>): string {
  return subjects === 0 ? '–' : `${((100 * converted) / subjects).toFixed(1)}%`;
}

function points(share: number): string {
  return `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}%`;
}
