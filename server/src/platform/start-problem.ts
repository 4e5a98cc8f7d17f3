import type { Bilingual } from '@sopwith/engine';

/**
 * Something the person at the keyboard can mend: a whole sentence that says what to do, printed without a stack. Given in both languages
 * where a command of `npm run sopwith` can meet it; its message is the English one.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly said: Bilingual;

  constructor(said: string | Bilingual, options?: ErrorOptions) {
    const both = typeof said === 'string' ? { zh: said, en: said } : said;
    super(both.en, options);
    this.said = both;
  }
}
