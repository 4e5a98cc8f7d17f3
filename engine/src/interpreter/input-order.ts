// The order in which inputs are taken: by instant; within one instant by class, then by sequence.
import { type Instant, isAfter } from '../instant.ts';
import type { AnswerInput, EventInput } from './behaviour.ts';
import type { Input } from './input.ts';

export type ControlInput = Extract<Input, { type: 'control' }>;
export type FailureInput = Extract<Input, { type: 'failure' }>;

/** All inputs of one instant, each class in order. */
export interface InstantInputs {
  readonly at: Instant;
  readonly controls: ControlInput[];
  readonly events: EventInput[];
  readonly answers: (AnswerInput | FailureInput)[];
}

/** Grouped by the instant at which they came. What is late keeps its place among what is late, though it happens later. */
export function groupByInstant(inputs: readonly Input[]): InstantInputs[] {
  const groups: InstantInputs[] = [];
  const ordered = inputs.length < 2 ? inputs : inputs.slice().sort((a, b) => (isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0));
  for (const input of ordered) {
    const { at } = input;
    let group = groups[groups.length - 1];
    if (group === undefined || group.at !== at) {
      group = { at, controls: [], events: [], answers: [] };
      groups.push(group);
    }
    switch (input.type) {
      case 'control':
        group.controls.push(input);
        break;
      case 'event':
        group.events.push(input);
        break;
      case 'answer':
      case 'failure':
        group.answers.push(input);
        break;
    }
  }
  return groups;
}
