// What the page of simulations asks for, and what it begins with. Kept while the product is open, so that one can go and mend the
// drawing and come back; never saved.
import type { Catalog, FlowDocument, Ladder, Program, Purpose } from '@sopwith/engine';
import type { ContextText } from '../pages/context-from-text.ts';
import { type AskedStep, askedSteps } from './asked-steps.ts';
import { flowNeeds } from './flow-needs.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** `after`: so long after the start. `day`: on the nth day, the first being that of the start, at a local time. */
export type ScriptWhen =
  | { readonly type: 'after'; readonly amount: number; readonly unit: 'minutes' | 'hours' | 'days' }
  | { readonly type: 'day'; readonly day: number; readonly time: string };

export interface ScriptRow {
  readonly when: ScriptWhen;
  readonly event: string;
  readonly properties: readonly NamedText[];
}

/** `daily`: with this chance once a day, between two local times. `rate`: so often a day, at any time. */
export type HabitHow =
  | { readonly type: 'daily'; readonly percent: number; readonly from: string; readonly to: string }
  | { readonly type: 'rate'; readonly perDay: number };

export interface Habit {
  readonly event: string;
  readonly how: HabitHow;
  readonly properties: readonly NamedText[];
}

/** How a step that asks is answered: by which outcome (null: not at all), after how long, and of a cohort by how many. */
export interface Reply {
  readonly outcome: string | null;
  readonly afterMinutes: number;
  /** Outcome → percent; what is left of a hundred never answers. */
  readonly percents: Readonly<Record<string, number>>;
}

export type Consent = 'granted' | 'withdrawn' | 'unknown';

export interface SimulationForm {
  readonly mode: 'member' | 'cohort';
  /** `YYYY-MM-DDTHH:mm`, in the member's zone. */
  readonly start: string;
  readonly zone: string;
  readonly days: number;
  readonly attributes: readonly NamedText[];
  readonly tags: readonly string[];
  readonly communities: readonly string[];
  readonly segments: readonly string[];
  readonly tiers: Readonly<Partial<Record<Ladder, string>>>;
  readonly points: number;
  readonly consents: Readonly<Partial<Record<Purpose, Consent>>>;
  readonly context: ContextText;
  readonly script: readonly ScriptRow[];
  readonly size: number;
  readonly seed: number;
  readonly spreadPercent: number;
  readonly habits: readonly Habit[];
  readonly replies: Readonly<Record<string, Reply>>;
}

export const LIMITS = { days: 366, size: 10_000, perDay: 100 } as const;

export function freshForm(flow: FlowDocument, program: Program | null, catalog: Catalog, { zone, today, name }: { readonly zone: string; readonly today: string; readonly name: string }): SimulationForm {
  const needs = flowNeeds(flow, program, catalog);
  return {
    mode: 'member',
    start: `${today}T09:00`,
    zone,
    days: 30,
    attributes: needs.attributes.map((attribute) => ({ name: attribute, text: attribute === 'name' ? name : '' })),
    tags: [],
    communities: [],
    segments: [],
    tiers: {},
    points: 0,
    consents: {},
    context: {},
    script: [],
    size: 500,
    seed: 1,
    spreadPercent: 50,
    habits: needs.events.map((event) => ({ event, how: { type: 'daily', percent: needs.endingEvents.has(event) ? 0 : 50, from: '08:00', to: '22:00' }, properties: [] })),
    replies: Object.fromEntries(askedSteps(flow, catalog).map((asked) => [asked.step.id, usualReply(asked)])),
  };
}

export function usualReply({ who, outcomes }: AskedStep): Reply {
  const [first] = outcomes;
  // A person takes an hour, a system a moment.
  return { outcome: first?.id ?? null, afterMinutes: who === 'system' ? 0 : 60, percents: first === undefined ? {} : { [first.id]: 100 } };
}
