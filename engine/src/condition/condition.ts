// A condition is typed JSON. It is evaluated over facts here and compiled to SQL elsewhere; it is never text that is run.
import type { Json } from '../json.ts';

export type Operand =
  | { readonly type: 'value'; readonly value: Json }
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'context'; readonly field: string }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'tier'; readonly ladder: 'lifecycle' | 'activity' }
  /** A property of the event being matched; only inside an event's `where`. */
  | { readonly type: 'property'; readonly name: string };

export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'in';

export type Window =
  | { readonly type: 'last'; readonly amount: number; readonly unit: 'hours' | 'days' | 'weeks' }
  | { readonly type: 'calendar'; readonly unit: 'day' | 'week' | 'month' }
  | { readonly type: 'sinceStart' }
  | { readonly type: 'sinceStep'; readonly step: string }
  | { readonly type: 'ever' };

export type Condition =
  | { readonly type: 'all'; readonly of: readonly Condition[] }
  | { readonly type: 'any'; readonly of: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition }
  | { readonly type: 'compare'; readonly left: Operand; readonly op: Comparison; readonly right: Operand }
  | { readonly type: 'missing'; readonly operand: Operand }
  | { readonly type: 'tag'; readonly tag: string }
  | { readonly type: 'community'; readonly community: string }
  | {
      readonly type: 'count';
      readonly event: string;
      readonly where?: Condition;
      readonly window: Window;
      /** `days` counts distinct local days: 打卡 n 天 is days, not events. */
      readonly of: 'events' | 'days';
      readonly op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
      readonly value: number;
    };
