import { isRetryable } from './sql-state.ts';

const ATTEMPTS = 8;

/** Does a transaction again where Postgres broke it off for another's sake, a bounded number of times. */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}
