// The moment that an anchored wait or a deadline means, for one run.
import { ownValue } from '../condition/scope.ts';
import type { Instant } from '../instant.ts';
import type { Anchor, AnchoredTime, Deadline } from '../steps/step-config.ts';
import { anchoredInstant } from '../time/anchored-time.ts';
import { addDuration } from '../time/duration.ts';
import { nextLocalTime } from '../time/next-local-time.ts';
import type { Moment } from './behaviour.ts';
import type { Reason } from './command.ts';
import { because } from './reasons.ts';

/** Null where the anchor has no date. */
export function anchoredMoment(moment: Moment, anchored: AnchoredTime): Instant | null {
  const { scope, zone } = moment;
  const at = (anchor: Parameters<typeof anchoredInstant>[1]) => anchoredInstant(zone, anchor, anchored.offsetDays, anchored.time);
  const { anchor } = anchored;
  switch (anchor.type) {
    case 'start':
      return at({ instant: scope.started.at });
    case 'step': {
      const entered = Object.hasOwn(scope.enteredAt, anchor.step) ? scope.enteredAt[anchor.step] : undefined;
      return entered === undefined ? null : at({ instant: entered.at });
    }
    case 'context':
      return at({ value: ownValue(scope.context, anchor.field) });
    case 'attribute':
      return at({ value: ownValue(scope.member.attributes, anchor.name) });
    case 'variable':
      return at({ value: ownValue(scope.variables, anchor.name) });
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
