import type { ExitConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const exit: Behaviour<ExitConfig> = {
  arrive({ reason }) {
    return { type: 'end', outcome: reason, reason: because('run.exit', { reason }) };
  },
};
