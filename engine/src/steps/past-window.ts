// What members did, of one name, that a figure over many counts: which of the events, how, and how far back.
import type { StepNeeds } from '../catalog/step-type.ts';
import type { Condition, Window } from '../condition/condition.ts';
import { conditionSchema, windowSchema } from '../document/condition-schema.ts';
import { z } from '../schema.ts';
import { describeCondition, describeWindow } from '../words/condition-words.ts';
import { eventTitle } from '../words/event-names.ts';
import { type Lang, quote } from '../words/lang.ts';
import { type Naming, UNNAMED } from '../words/naming.ts';
import { field } from './field.ts';

/** A window of the language; or, without a type, so much elapsed time, a day being 24 hours of it. */
export type PastWindow = Window | { readonly type?: never; readonly amount: number; readonly unit: 'hours' | 'days' | 'weeks' };

/** What a step says of the events that it counts. */
export interface CountedPast {
  readonly event: string;
  /** Of each event; it may name the run's context and variables. */
  readonly where?: Condition;
  readonly window: PastWindow;
  /** What is counted; absent: events. Days are distinct local days of each member. */
  readonly of?: 'events' | 'days';
}

export function pastWindowField() {
  const elapsed = z.strictObject({ amount: z.int().min(1).max(1000), unit: z.enum(['hours', 'days', 'weeks']) });
  return field(z.union([windowSchema, elapsed]), '时间范围', 'Window', { widget: 'window' });
}

export function pastWhereField() {
  return field(conditionSchema.exactOptional(), '只算符合条件的', 'Only those where', { widget: 'condition' });
}

const COUNTED = { events: { zh: '次数', en: 'times' }, days: { zh: '天数（同一天只算一次）', en: 'days, each once' } } as const;

export function countedOfField() {
  return field(z.enum(['events', 'days']).exactOptional(), '按什么数', 'Counted in', { widget: 'choice', labels: COUNTED });
}

const HOURS = { hours: 1, days: 24, weeks: 168 } as const;

export function windowOf(window: PastWindow): Window {
  return window.type === undefined ? { type: 'last', amount: window.amount * HOURS[window.unit], unit: 'hours' } : window;
}

/** The same question as a condition asks it, whose parts stand where the step has them. */
export function needsOfPast({ event, where, window }: CountedPast): StepNeeds['conditions'] {
  const asked = { type: 'count', event, window: windowOf(window), of: 'events', op: 'gte', value: 1 } as const;
  return [{ when: where === undefined ? asked : { ...asked, where }, over: 'audience', path: [] }];
}

export function describePast({ event, where, window }: CountedPast, lang: Lang, named: Naming = UNNAMED): string {
  const what = quote(eventTitle(event, lang), lang);
  const inside = where === undefined ? '' : describeCondition(where, lang, named);
  const when = window.type === 'ever' ? '' : describeWindow(window.type === undefined ? { type: 'last', ...window } : window, lang, named);
  if (lang === 'zh') return `${when}${what}${inside && `（${inside}）`}`;
  return `${what}${inside && ` (${inside})`}${when && ` ${when}`}`;
}
