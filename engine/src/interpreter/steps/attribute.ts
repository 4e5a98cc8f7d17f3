import { shorten } from '../../condition/shorten.ts';
import { ownValue, type Scope } from '../../condition/scope.ts';
import type { Json } from '../../json.ts';
import type { AttributeConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

/** One variable or context field and nothing beside it, whose value is taken as it is: a number stays a number. */
const WHOLE = /^\s*\{\{\s*(context\.)?(\w+)\s*\}\}\s*$/u;

/** Where nothing is filled in, nothing is left of the attribute either. */
function filledIn(text: string, scope: Scope): Json {
  const [, field, name] = WHOLE.exec(text) ?? [];
  const known = name === undefined ? undefined : ownValue(field === undefined ? scope.variables : scope.context, name);
  if (typeof known === 'number' || typeof known === 'boolean') return known;
  const filled = textFor(text, scope);
  return filled === '' ? null : filled;
}

export const attribute: Behaviour<AttributeConfig> = {
  arrive({ name, value: written }, { key, at, scope }) {
    const value = typeof written === 'string' && written.includes('{') ? filledIn(written, scope) : written;
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('attribute.set', { name, value: shorten(value) }),
      commands: [{ type: 'setAttribute', key, at, name, value }],
    };
  },
};
