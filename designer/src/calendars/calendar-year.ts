// A calendar's days year by year, a calendar with one year more, and a new one. Pure.
import type { WorkingCalendar } from '@sopwith/engine';

const DAY_MS = 86_400_000;
/** As publishing warns: whoever starts today may still be on the way then. */
const SOON_DAYS = 90;

export function endsSoon({ to }: Pick<WorkingCalendar, 'to'>, now: number): boolean {
  return Date.parse(`${to}T00:00:00Z`) < now + SOON_DAYS * DAY_MS;
}

export function daysByYear({ from, to, off, worked }: WorkingCalendar) {
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, n) => String(first + n));
  const of = (days: readonly string[], year: string) => days.filter((day) => day.startsWith(year)).map((day) => day.slice(5));
  return years.map((year) => ({ year, off: of(off, year), worked: of(worked, year) })).reverse();
}

export function nextYear({ to }: Pick<WorkingCalendar, 'to'>): string {
  const year = Number(to.slice(0, 4));
  return String(to.endsWith('-12-31') ? year + 1 : year);
}

export interface ReadDays {
  readonly days: readonly string[];
  /** What is no date of that year. */
  readonly wrong: readonly string[];
}

/** Dates as people paste them: `10-01`, `2027-10-01`, `2027/10/1`, and `10-01~10-07` for all days between. */
export function readDays(text: string, year: string): ReadDays {
  const days: string[] = [];
  const wrong: string[] = [];
  for (const piece of text.split(/[\s,;\uff0c、\uff1b]+/).filter(Boolean)) {
    const [first, last = first, ...more] = piece.split(/[~\uff5e]/).map((one) => dayOf(one, year));
    if (more.length > 0 || first === undefined || first === null || last === undefined || last === null || last < first) wrong.push(piece);
    else for (let at = first; at <= last; at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return { days: [...new Set(days)].sort(), wrong };
}

function dayOf(text: string, year: string): number | null {
  const found = /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (!found || (found[1] !== undefined && found[1] !== year)) return null;
  const date = `${year}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`;
  const at = Date.parse(`${date}T00:00:00Z`);
  // 02-30 is a day of March to some parsers, and none to others.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at;
}

/** Weekends among the days off, and weekdays among those made up for, say nothing new and are left out. */
export function withYear(calendar: WorkingCalendar, year: string, off: readonly string[], worked: readonly string[]): WorkingCalendar {
  const others = (days: readonly string[]) => days.filter((day) => !day.startsWith(year));
  const last = `${year}-12-31`;
  return {
    ...calendar,
    to: last > calendar.to ? last : calendar.to,
    off: [...others(calendar.off), ...off.filter((day) => !isWeekend(day))].sort(),
    worked: [...others(calendar.worked), ...worked.filter(isWeekend)].sort(),
  };
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Days `MM-DD` of one year, in order, as `readDays` reads them: `10-01~10-03, 10-05`. */
export function spansOf(days: readonly string[], between = ', '): string {
  const spans: [first: string, last: string][] = [];
  for (const day of days) {
    const span = spans.at(-1);
    if (span !== undefined && dayAfter(span[1]) === day) span[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([first, last]) => (first === last ? first : `${first}~${last}`)).join(between);
}

/** In a leap year; elsewhere a span ends before 1 March, and goes on as another one. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`2000-${day}T00:00:00Z`) + DAY_MS).toISOString().slice(5, 10);
}

/** A name is one language's; a calendar that is made by hand has the same in both. */
export function newCalendar(id: string, name: string, year: string, off: readonly string[], worked: readonly string[]): WorkingCalendar {
  const empty = { id, title: { zh: name, en: name }, from: `${year}-01-01`, to: `${year}-12-31`, off: [], worked: [] };
  return withYear(empty, year, off, worked);
}

/** Null: flows can name it so. */
export function calendarProblem(id: string, known: readonly Pick<WorkingCalendar, 'id'>[]): 'invalid' | 'taken' | null {
  if (id !== '' && !/^[a-z0-9-]{1,40}$/.test(id)) return 'invalid';
  return known.some((calendar) => calendar.id === id) ? 'taken' : null;
}
