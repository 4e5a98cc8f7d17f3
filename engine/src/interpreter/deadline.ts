// The moment that an anchored wait or a deadline means, for one run.
import { ownValue } from '../condition/scope.ts';
import type { Instant } from '../instant.ts';
import type { Anchor, AnchoredTime, Deadline, LocalTime } from '../steps/step-config.ts';
import { anchoredInstant } from '../time/anchored-time.ts';
import { addDuration } from '../time/duration.ts';
import { readDate } from '../time/local-day.ts';
import { nextLocalTime } from '../time/next-local-time.ts';
import type { Json } from '../json.ts';
import type { Moment } from './behaviour.ts';
import type { Reason } from './command.ts';
import { because } from './reasons.ts';

/** Where an anchor lies; a string is a date or an instant that somebody wrote. Null: nowhere. */
export function anchorOf(moment: Moment, anchor: Anchor): { readonly instant: Instant } | { readonly value: Json | undefined } | null {
  const { scope } = moment;
  switch (anchor.type) {
    case 'start':
      return { instant: scope.started.at };
    case 'trigger':
      return { instant: moment.triggeredAt };
    case 'event': {
      const instant = moment.lastOf(anchor.event);
      return instant === null ? null : { instant };
    }
    case 'date':
      return { value: anchor.date };
    case 'step': {
      const entered = Object.hasOwn(scope.enteredAt, anchor.step) ? scope.enteredAt[anchor.step] : undefined;
      return entered === undefined ? null : { instant: entered.at };
    }
    case 'context':
      return { value: ownValue(scope.context, anchor.field) };
    case 'attribute':
      return { value: ownValue(scope.member.attributes, anchor.name) };
    case 'variable':
      return { value: ownValue(scope.variables, anchor.name) };
  }
}

/** An instant, and where it is a working day that was guessed: the last date that the calendar knows, null without one. */
export interface Found {
  readonly at: Instant;
  readonly calendarEnds?: string | null;
}

/** The moment of the anchor itself; of a date without a time its first instant. */
export function anchorInstant(moment: Moment, anchor: Anchor): Instant | null {
  const value = anchorOf(moment, anchor);
  if (value === null) return null;
  if ('instant' in value) return value.instant;
  const date = readDate(value.value);
  return date?.type === 'instant' ? date.at : (anchoredInstant(moment.zone, value, { offsetDays: 0, time: '00:00' })?.at ?? null);
}

/** Null where the anchor has no date. */
export function anchoredMoment(moment: Moment, anchored: Omit<AnchoredTime, 'ifPast'>): Found | null {
  if (anchored.offsetMinutes !== undefined) {
    const instant = anchorInstant(moment, anchored.anchor);
    return instant === null ? null : { at: instant + anchored.offsetMinutes * 60_000 };
  }
  const anchor = anchorOf(moment, anchored.anchor);
  return anchor === null ? null : foundBy(moment, anchoredInstant(moment.zone, anchor, anchored, moment.calendar));
}

/** The next such local time at or after `from`. */
export function localMoment(moment: Moment, when: LocalTime, from: Instant): Found {
  return foundBy(moment, nextLocalTime(moment.zone, from, when, undefined, moment.calendar));
}

function foundBy({ calendar }: Moment, found: { readonly at: Instant; readonly guessed?: true }): Found;
function foundBy({ calendar }: Moment, found: { readonly at: Instant; readonly guessed?: true } | null): Found | null;
function foundBy({ calendar }: Moment, found: { readonly at: Instant; readonly guessed?: true } | null): Found | null {
  if (found === null) return null;
  return found.guessed === true ? { at: found.at, calendarEnds: calendar?.to ?? null } : { at: found.at };
}

/** What a reason says where a working day was guessed; nothing where none was. */
export function guessed({ calendarEnds }: Found): { readonly calendarEnds?: string | null } {
  return calendarEnds === undefined ? {} : { calendarEnds };
}

export function noDate(anchor: Anchor): Reason {
  return because('wait.noDate', { anchor: anchor.type, name: anchorName(anchor) });
}

function anchorName(anchor: Anchor): string {
  switch (anchor.type) {
    case 'start':
    case 'trigger':
      return '';
    case 'event':
      return anchor.event;
    case 'date':
      return anchor.date;
    case 'step':
      return anchor.step;
    case 'context':
      return anchor.field;
    case 'attribute':
    case 'variable':
      return anchor.name;
  }
}

/** Null where the deadline's anchor has no date. Local times are counted from `begun`, when the wait began. */
export function deadlineFound(moment: Moment, deadline: Deadline, begun: Instant): Found | null {
  switch (deadline.type) {
    case 'after':
      return { at: addDuration(moment.zone, begun, deadline.duration) };
    case 'at':
      return localMoment(moment, deadline, begun);
    case 'date':
      return anchoredMoment(moment, deadline);
  }
}

export function deadlineMoment(moment: Moment, deadline: Deadline, begun: Instant): Instant | null {
  return deadlineFound(moment, deadline, begun)?.at ?? null;
}
