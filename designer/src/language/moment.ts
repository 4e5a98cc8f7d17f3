// Instants, dates and spans as people of each language write them.
import type { Language } from './language.ts';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

export function formatMoment(at: number, language: Language, zone?: string): string {
  return format(at, language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }, zone);
}

export function formatFullMoment(at: number, language: Language, zone?: string): string {
  return format(
    at,
    language,
    { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' },
    zone,
  );
}

export function formatTime(at: number, language: Language, zone?: string): string {
  return format(at, language, { hour: '2-digit', minute: '2-digit' }, zone);
}

export function formatDay(at: number, language: Language, zone?: string): string {
  return format(at, language, { month: 'long', day: 'numeric', weekday: 'long' }, zone);
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

export function formatFullDay(at: number, language: Language, zone?: string): string {
  return format(at, language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }, zone);
}

export function formatYear(at: number, language: Language, zone?: string): string {
  return format(at, language, { year: 'numeric' }, zone);
}

/** `3 分钟前`, `in 2 days`. */
export function formatDistance(at: number, now: number, language: Language): string {
  const seconds = Math.round((at - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(seconds, 'second');
  if (size < 3600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
  return relative.format(Math.trunc(seconds / 86_400), 'day');
}

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `3 分钟`, `2 days`: in the largest unit that it fills. */
export function formatSpan(ms: number, language: Language): string {
  const [unit, size] = SPANS.find(([, of]) => ms >= of) ?? SPANS[3];
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.floor(ms / size));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, language: Language, options: Intl.DateTimeFormatOptions, zone?: string): string {
  // Making a format costs more than using it, and long lists use the same few.
  const key = JSON.stringify([language, zone, options]);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(LOCALES[language], { ...options, hourCycle: 'h23', ...(zone ? { timeZone: zone } : {}) });
    formats.set(key, made);
  }
  return made.format(at);
}
