// A command of `npm run sopwith`. It returns the exit code; what a person can mend is thrown as a `StartProblem`, and what was asked for wrongly
// as a `UsageProblem`.
import type { Bilingual } from '@sopwith/engine';
import type { Tell } from '../platform/tell.ts';

export interface Command {
  readonly name: string;
  /** What follows the name: `FILE [--flag]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: Bilingual;
  /** `say`: a sentence, in both languages. `print`: what was asked for as it is, such as a document, an id, or lines in the language of `--lang`. */
  run(args: readonly string[], say: Tell, print: (text: string) => void): Promise<number>;
}

/** Arguments that are missing, too many, or not what they must be; the sentence says which. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
  readonly said: Bilingual;

  constructor(said: Bilingual) {
    super(said.en);
    this.said = said;
  }
}
