import { shorten } from '../../condition/evidence.ts';
import type { AttributeConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const attribute: Behaviour<AttributeConfig> = {
  arrive({ name, value }, { key, at }) {
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('attribute.set', { name, value: shorten(value, 0) }),
      commands: [{ type: 'setAttribute', key, at, name, value }],
    };
  },
};
