import type { Bilingual } from '@sopwith/engine';

/** Something the person at the keyboard can mend: a whole sentence that says what to do, printed without a stack. Its message is the English one. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly said: Bilingual;

  constructor(said: Bilingual, options?: ErrorOptions) {
    super(said.en, options);
    this.said = said;
  }
}
