import { shorten } from '../../condition/shorten.ts';
import type { AttributeConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const attribute: Behaviour<AttributeConfig> = {
  arrive({ name, value }, { key, at }) {
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('attribute.set', { name, value: shorten(value) }),
      commands: [{ type: 'setAttribute', key, at, name, value }],
    };
  },
};
