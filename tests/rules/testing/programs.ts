// Small programs that show one thing each.
import type { Condition, JsonObject, Program, ProgramStep } from '@sopwith/engine';
import { programOf, say, step } from '../../../engine/src/testing/test-program.ts';

export { programOf, say, step };

export function startsBy(event: string): Pick<Program, 'triggers'> {
  return { triggers: [{ type: 'event', event }] };
}

/** Listens to `event` for ever: each one takes it once round, and says so in the trail. */
export function countsEvery(event: string, more: Partial<Program> = {}): Program {
  const wait = step('wait', 'wait-event', { events: [{ id: 'came', event }], deadline: null }, { came: 'wait' });
  return programOf([{ ...wait, maxVisits: 100_000 }], { listens: [event], ...more });
}

export function waitFor(id: string, event: string, next: string | null, minutes?: number): ProgramStep {
  const deadline = minutes === undefined ? null : { type: 'after', duration: { amount: minutes, unit: 'minutes' } };
  return step(id, 'wait-event', { events: [{ id: 'came', event }], deadline }, { came: next, timeout: next });
}

export function rest(id: string, minutes: number, next: string | null): ProgramStep {
  return step(id, 'wait-duration', { duration: { amount: minutes, unit: 'minutes' } }, { done: next });
}

export function decide(id: string, when: Condition, yes: string | null, no: string | null): ProgramStep {
  return step(id, 'branch', { cases: [{ id: 'yes', name: 'yes', when }] }, { yes, otherwise: no });
}

export function tag(id: string, add: readonly string[], remove: readonly string[], next: string | null): ProgramStep {
  return step(id, 'tag', { add, remove }, { done: next });
}

export function act(id: string, config: JsonObject, next: Readonly<Record<string, string | null>>): ProgramStep {
  return { ...step(id, 'issue-coupon', config, next), sort: 'action' };
}
