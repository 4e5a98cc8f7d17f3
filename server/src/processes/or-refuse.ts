import { StartProblem } from '../platform/start-problem.ts';

/** What somebody can mend is one sentence, for whoever started the process as on its own output. Anything else is a bug, and keeps its stack. */
export async function orRefuse<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    console.error(error.message);
    const { message: reason } = error;
    if (process.send !== undefined) await new Promise<void>((sent) => process.send?.({ type: 'refused', reason }, undefined, undefined, () => sent()));
    process.exit(1);
  }
}
