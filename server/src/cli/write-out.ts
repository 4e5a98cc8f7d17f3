import { writeFile } from 'node:fs/promises';
import { StartProblem } from '../platform/start-problem.ts';

/** Where a person named a file that cannot be written, they are told which. */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new StartProblem(`${file} cannot be written (${error instanceof Error ? error.message : String(error)}). Check the path.`);
  }
}
