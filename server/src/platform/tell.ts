// What the person at the terminal is told while something goes on: in both languages until it is written.
import type { Bilingual, Lang } from '@sopwith/engine';
import { langOfLocale } from './locale.ts';

export type Tell = (said: Bilingual) => void;

export function tellBy(write: (line: string) => void, lang: Lang = langOfLocale(process.env)): Tell {
  return (said) => write(said[lang]);
}

/** What went wrong, where it has no sentence of its own: as it came. */
export function wordsOf(error: unknown): Bilingual {
  if (hasSaid(error)) return error.said;
  const words = error instanceof Error ? error.message : String(error);
  return { zh: words, en: words };
}

function hasSaid(error: unknown): error is { readonly said: Bilingual } {
  return error instanceof Error && 'said' in error;
}
