// Where a trail comes to another day, and what that day is called: with its year at the beginning and where the year is another.
import type { Language } from '../language/language.ts';
import { formatDay, formatFullDay, formatYear } from '../language/moment.ts';

/** Of each instant, in their order: the day that begins there, or null. */
export function trailDays(instants: readonly number[], language: Language, zone: string): readonly (string | null)[] {
  return instants.map((at, index) => {
    const before = instants[index - 1];
    const full = formatFullDay(at, language, zone);
    if (before === undefined) return full;
    if (formatFullDay(before, language, zone) === full) return null;
    return formatYear(before, language, zone) === formatYear(at, language, zone) ? formatDay(at, language, zone) : full;
  });
}
