import type { ConsentConfig } from '../../steps/consent.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const consent: Behaviour<ConsentConfig> = {
  arrive({ purpose, channel, change }, { key, at }) {
    const granted = change === 'grant';
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('consent.changed', { purpose, channel, granted }),
      commands: [{ type: 'setConsent', key, at, purpose, channel, granted }],
    };
  },
};
