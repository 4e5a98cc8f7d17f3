import type { Json } from '../../json.ts';
import type { EmitConfig } from '../../steps/emit.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

export const emit: Behaviour<EmitConfig> = {
  arrive({ event, userId: named, properties: wanted }, { key, at, step, scope }) {
    const properties = Object.fromEntries(wanted.map(({ name, value }) => [name, valueOf(textFor(value, scope))]));
    if (named === undefined)
      return {
        type: 'leave',
        outcome: 'done',
        reason: because('event.emitted', { event, userId: null }),
        commands: [{ type: 'emit', key, at, event, properties }],
      };
    const userId = textFor(named, scope).trim();
    if (userId === '') return { type: 'leave', outcome: 'noMember', reason: because('event.nobody', { event }) };
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('event.emitted', { event, userId }),
      commands: [{ type: 'emitTo', key, step: step.id, at, userId, event, properties }],
    };
  },
};

/** A number is a number, so that conditions can count with it; everything else is text. */
function valueOf(text: string): Json {
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
