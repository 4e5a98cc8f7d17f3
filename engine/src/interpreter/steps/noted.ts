import type { Command, Reason } from '../command.ts';
import type { Moment } from '../behaviour.ts';

/** A line in the trail about a step that goes on waiting. */
export function noted({ step, key, at }: Moment, what: string, reason: Reason): Command {
  const visit = Number(key.slice(key.lastIndexOf('#') + 1));
  return { type: 'record', entry: { at, kind: 'noted', step: step.id, visit, outcome: what, reason } };
}
