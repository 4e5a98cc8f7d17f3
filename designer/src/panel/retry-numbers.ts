// The numbers of a step's retries, in the order of the form; their bounds are those of the flow's schema.
import type { StepRetry } from '@sopwith/engine';

interface RetryNumber {
  readonly name: keyof StepRetry;
  readonly max: number;
  readonly step: number;
}

export const RETRY_NUMBERS: readonly RetryNumber[] = [
  { name: 'attempts', max: 1000, step: 1 },
  { name: 'firstSeconds', max: 86_400, step: 1 },
  { name: 'backoff', max: 10, step: 0.5 },
  { name: 'longestSeconds', max: 86_400, step: 1 },
  { name: 'giveUpAfterSeconds', max: 2_592_000, step: 1 },
];
