// How the members of a cohort behave, as rates and probabilities: what each of them does follows from the seed alone.
import type { Instant } from '../instant.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import type { JsonObject } from '../json.ts';
import { localDayOf, timeMsOf } from '../time/local-day.ts';
import { instantAt } from '../time/local-instant.ts';
import { chance } from './chance.ts';

export interface CohortBehaviour {
  readonly seed: number;
  /** Once a local day, or not at all. */
  readonly daily?: readonly {
    readonly event: string;
    readonly probability: number;
    /** `HH:mm`, in the member's zone; any minute between is as likely as another. */
    readonly between: readonly [string, string];
    readonly properties?: JsonObject;
  }[];
  /** At any time, so often a day on average. */
  readonly rates?: readonly { readonly event: string; readonly perDay: number; readonly properties?: JsonObject }[];
  /** How people and the world answer: by step, each outcome with its weight. What is not named is never answered. */
  readonly answers?: Readonly<Record<string, readonly CohortAnswer[]>>;
  /** How far members differ, 0 to 1: by 1, some do nearly nothing and some nearly everything. */
  readonly spread?: number;
}

export interface CohortAnswer {
  /** Null: these never answer. */
  readonly outcome: string | null;
  readonly weight: number;
  readonly afterMinutes: number;
  readonly data?: JsonObject;
}

const dayMs = 86_400_000;

/** What one member does on their own, in order, `seq` from 1. */
export function eventsOf(behaviour: CohortBehaviour, member: MemberFacts, number: number, from: Instant, to: Instant): readonly Input[] {
  const { seed, daily = [], rates = [] } = behaviour;
  const keen = keenness(behaviour, number);
  const found: Omit<Extract<Input, { type: 'event' }>, 'seq'>[] = [];
  const first = localDayOf(member.zone, from);
  const last = localDayOf(member.zone, to);
  daily.forEach(({ event, probability, between, properties = {} }, kind) => {
    const [begins, ends] = [timeMsOf(between[0]), timeMsOf(between[1])];
    for (let day = first; day <= last; day++) {
      if (chance(seed, number, 1, kind, day) >= shifted(probability, keen)) continue;
      const minute = Math.floor((chance(seed, number, 2, kind, day) * Math.max(0, ends - begins)) / 60_000);
      found.push({ type: 'event', at: instantAt(member.zone, day, begins + minute * 60_000), event, properties });
    }
  });
  rates.forEach(({ event, perDay, properties = {} }, kind) => {
    const mean = perDay * 2 * shifted(0.5, keen);
    if (mean <= 0) return;
    // The time to the next of what comes at random has this distribution.
    let at = from;
    for (let n = 0; ; n++) {
      at += (-Math.log(1 - chance(seed, number, 3, kind, n)) / mean) * dayMs;
      if (at > to) break;
      found.push({ type: 'event', at: Math.floor(at), event, properties });
    }
  });
  return found
    .filter(({ at }) => at > from && at <= to)
    .sort((a, b) => a.at - b.at)
    .map((input, index) => ({ ...input, seq: index + 1 }));
}

/** Null: nobody answers. */
export function answerOf({ seed, answers }: CohortBehaviour, number: number, step: string, visit: number) {
  const given = answers?.[step];
  if (given === undefined) return null;
  const all = given.reduce((sum, { weight }) => sum + weight, 0);
  let point = chance(seed, number, 4, hashOf(step), visit) * all;
  for (const { outcome, weight, afterMinutes, data = {} } of given) {
    if (point < weight) return outcome === null ? null : { outcome, afterMs: afterMinutes * 60_000, data };
    point -= weight;
  }
  return null;
}

/** From −1 to 1: how much more than the average this member does. */
function keenness({ seed, spread = 0 }: CohortBehaviour, number: number): number {
  return spread === 0 ? 0 : (chance(seed, number, 0) * 2 - 1) * spread;
}

function shifted(probability: number, keen: number): number {
  // What nobody ever does, the keenest does not do either.
  if (probability === 0) return 0;
  return keen >= 0 ? probability + (1 - probability) * keen : probability * (1 + keen);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
