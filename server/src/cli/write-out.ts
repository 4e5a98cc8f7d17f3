import { writeFile } from 'node:fs/promises';
import { unwritable } from './file-problem.ts';

/** Where a person named a file that cannot be written, they are told which. */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}
