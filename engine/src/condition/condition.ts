// A condition is typed JSON. It is evaluated over facts here and compiled to SQL elsewhere; it is never text that is run.
import type { Json } from '../json.ts';

export type Operand =
  | { readonly type: 'value'; readonly value: Json }
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'context'; readonly field: string }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'tier'; readonly ladder: 'lifecycle' | 'activity' }
  /** The balance of an account of points; one that was never written to is 0. */
  | { readonly type: 'points'; readonly account?: string }
  /** The member's local date, so many days on. */
  | { readonly type: 'today'; readonly plusDays: number }
  /** By which way out the run last left a step: how a task was done, what a person answered. */
  | { readonly type: 'outcome'; readonly step: string }
  /** A property of the first or last event of a name in a window. */
  | ({ readonly type: 'event'; readonly which: 'first' | 'last'; readonly property: string } & PastEvents)
  /** A property of the event being matched; only inside an event's `where`. */
  | { readonly type: 'property'; readonly name: string };

export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'in';

export type Window =
  | { readonly type: 'last'; readonly amount: number; readonly unit: 'hours' | 'days' | 'weeks' }
  /** In the member's zone unless it names one. */
  | { readonly type: 'calendar'; readonly unit: 'day' | 'week' | 'month'; readonly zone?: string }
  /** The one before it, from its beginning up to its end: on the first of a month, all of the month that has just ended. */
  | { readonly type: 'previous'; readonly unit: 'day' | 'week' | 'month'; readonly zone?: string }
  | { readonly type: 'sinceStart' }
  | { readonly type: 'sinceStep'; readonly step: string }
  /** Since the turn of this programme opened that was the last to open. */
  | { readonly type: 'sinceTurn'; readonly step: string }
  /** Since a moment that the run knows, or one that is written down; a date is its local midnight. What is no date has not begun. */
  | { readonly type: 'since'; readonly from: WindowStart }
  | { readonly type: 'ever' };

export type WindowStart = Extract<Operand, { readonly type: 'value' | 'context' | 'variable' }>;

/** What happened of one name. */
export interface PastEvents {
  readonly event: string;
  readonly where?: Condition;
  readonly window: Window;
}

export type CountOf =
  /** `days` counts distinct local days: 打卡 n 天 is days, not events. `streak`: local days in a row up to today, or up to yesterday while today is open. */
  | { readonly of: 'events' | 'days' | 'streak' }
  /** Distinct values of a property; the sum of its numbers. */
  | { readonly of: 'values' | 'sum'; readonly property: string };

export type Condition =
  | { readonly type: 'all'; readonly of: readonly Condition[] }
  | { readonly type: 'any'; readonly of: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition }
  | { readonly type: 'compare'; readonly left: Operand; readonly op: Comparison; readonly right: Operand }
  | { readonly type: 'missing'; readonly operand: Operand }
  | { readonly type: 'tag'; readonly tag: string }
  | { readonly type: 'community'; readonly community: string }
  | { readonly type: 'segment'; readonly segment: string }
  | ({ readonly type: 'count'; readonly op: Exclude<Comparison, 'contains' | 'in'>; readonly value: number } & PastEvents & CountOf)
  | {
      readonly type: 'recency';
      readonly event: string;
      readonly where?: Condition;
      /**
       * `within`: the last one is at most that long ago. `longerAgo`: there was one, and the last is longer ago.
       * `absent`: none for that long, counted from the later of the last one and joining.
       */
      readonly is: 'within' | 'longerAgo' | 'absent';
      readonly amount: number;
      readonly unit: 'hours' | 'days' | 'weeks';
    };

export type Leaf<T extends Condition['type']> = Extract<Condition, { type: T }>;
