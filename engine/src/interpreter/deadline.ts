// The moment that an anchored wait or a deadline means, for one run.
import { ownValue } from '../condition/scope.ts';
import type { Instant } from '../instant.ts';
import type { Anchor, AnchoredTime, Deadline } from '../steps/step-config.ts';
import { anchoredInstant } from '../time/anchored-time.ts';
import { addDuration } from '../time/duration.ts';
import { readDate } from '../time/local-day.ts';
import { nextLocalTime } from '../time/next-local-time.ts';
import type { Moment } from './behaviour.ts';
import type { Reason } from './command.ts';
import { because } from './reasons.ts';

/** Null where the anchor has no date. */
export function anchoredMoment(moment: Moment, { anchor, offsetDays, time }: AnchoredTime): Instant | null {
  const value = anchorValue(moment, anchor);
  return value === null ? null : anchoredInstant(moment.zone, value, offsetDays, time);
}

/** The moment of the anchor itself; of a date without a time its first instant. */
export function anchorInstant(moment: Moment, anchor: Anchor): Instant | null {
  const value = anchorValue(moment, anchor);
  if (value === null) return null;
  if ('instant' in value) return value.instant;
  const date = readDate(value.value);
  return date?.type === 'instant' ? date.at : anchoredInstant(moment.zone, value, 0, '00:00');
}

function anchorValue({ scope }: Moment, anchor: Anchor): Parameters<typeof anchoredInstant>[1] | null {
  switch (anchor.type) {
    case 'start':
      return { instant: scope.started.at };
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

export function noDate(anchor: Anchor): Reason {
  return because('wait.noDate', { anchor: anchor.type, name: anchorName(anchor) });
}

function anchorName(anchor: Anchor): string {
  switch (anchor.type) {
    case 'start':
      return '';
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
export function deadlineMoment(moment: Moment, deadline: Deadline, begun: Instant): Instant | null {
  switch (deadline.type) {
    case 'after':
      return addDuration(moment.zone, begun, deadline.duration);
    case 'at':
      return nextLocalTime(moment.zone, begun, deadline).at;
    case 'date':
      return anchoredMoment(moment, deadline);
  }
}
