// Settings may be half-written: what is there as far as it makes sense, else a sensible beginning.
import type { Anchor, AnchoredTime, Deadline, Duration, Json, LocalTime, Weekday, Window } from '@sopwith/engine';
import { asList, isJsonObject } from './field-schema.ts';

export const DURATION_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export function readDuration(json: Json | undefined): Duration | null {
  if (!isJsonObject(json)) return null;
  const { amount, unit } = json;
  const known = DURATION_UNITS.find((each) => each === unit);
  return { amount: typeof amount === 'number' ? amount : 1, unit: known ?? 'days' };
}

export function readTime(json: Json | undefined): string | null {
  return typeof json === 'string' ? json : null;
}

export function readWeekdays(json: Json | undefined): readonly Weekday[] {
  const days = asList(json);
  return EVERY_DAY.filter((day) => days.includes(day));
}

export function readAnchor(json: Json | undefined): Anchor {
  const { type, field, name, step, event, date } = isJsonObject(json) ? json : {};
  switch (type) {
    case 'trigger':
      return { type };
    case 'event':
      return { type, event: String(event ?? '') };
    case 'date':
      return { type, date: String(date ?? '') };
    case 'context':
      return { type, field: String(field ?? '') };
    case 'attribute':
    case 'variable':
      return { type, name: String(name ?? '') };
    case 'step':
      return { type, step: String(step ?? '') };
    default:
      return { type: 'start' };
  }
}

function readLocalTime(json: { readonly [key: string]: Json }): LocalTime {
  const days = { time: readTime(json['time']) ?? '09:00', weekdays: readWeekdays(json['weekdays']) };
  return json['workingDays'] === true ? { ...days, workingDays: true } : days;
}

function readAnchoredTime(json: { readonly [key: string]: Json }): AnchoredTime {
  const { offsetDays, offsetMinutes, ifPast, on } = json;
  return {
    anchor: readAnchor(json['anchor']),
    offsetDays: typeof offsetDays === 'number' ? offsetDays : 0,
    time: readTime(json['time']) ?? '09:00',
    ifPast: ifPast === 'now' ? 'now' : 'skip',
    ...(on === 'weekdays' || on === 'working' ? { on } : {}),
    ...(typeof offsetMinutes === 'number' ? { offsetMinutes } : {}),
  };
}

export function readDeadline(json: Json | undefined): Deadline | null {
  if (!isJsonObject(json)) return null;
  switch (json['type']) {
    case 'at':
      return { type: 'at', ...readLocalTime(json) };
    case 'date':
      return { type: 'date', ...readAnchoredTime(json) };
    default:
      return { type: 'after', duration: readDuration(json['duration']) ?? { amount: 24, unit: 'hours' } };
  }
}

/** Where a kind of deadline begins when it is chosen. */
export function firstDeadline(type: 'none' | Deadline['type']): Deadline | null {
  switch (type) {
    case 'none':
      return null;
    case 'after':
      return { type, duration: { amount: 24, unit: 'hours' } };
    case 'at':
      return { type, time: '20:00', weekdays: EVERY_DAY };
    case 'date':
      return { type, anchor: { type: 'start' }, offsetDays: 1, time: '09:00', ifPast: 'skip' };
  }
}

const WINDOWS = ['calendar', 'previous', 'sinceStart', 'sinceStep', 'sinceTurn', 'since', 'ever'];

/** One without a type is one of elapsed time, which the form knows by the name of the last so many. */
export function readWindow(json: Json | undefined): Window {
  const window = isJsonObject(json) ? json : {};
  // Settings come from a document that parsed: what has a window's type is one.
  if (WINDOWS.includes(String(window['type']))) return window as unknown as Window;
  const { amount, unit } = window;
  return { type: 'last', amount: typeof amount === 'number' ? amount : 7, unit: unit === 'hours' || unit === 'weeks' ? unit : 'days' };
}
