import type { Bilingual } from '@sopwith/engine';

export interface Finding {
  readonly what: Bilingual;
  readonly state: 'ok' | 'warning' | 'trouble';
  readonly detail: Bilingual;
  /** What to do about it; null where nothing is to be done. */
  readonly mend: Bilingual | null;
}

export const NONE: Bilingual = { zh: '没有', en: 'none' };
