import { langOfLocale } from '../platform/locale.ts';
import { StartProblem } from '../platform/start-problem.ts';

/** What somebody can mend is one sentence, for whoever started the process as on its own output. Anything else is a bug, and keeps its stack. */
export async function orRefuse<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    const { said } = error;
    console.error(said[langOfLocale(process.env)]);
    if (process.send !== undefined) await new Promise<void>((sent) => process.send?.({ type: 'refused', ...said }, undefined, undefined, () => sent()));
    process.exit(1);
  }
}
