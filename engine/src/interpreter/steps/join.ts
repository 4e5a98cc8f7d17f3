// A path that arrives here is taken by the `parallel` around it; only that one passes.
import type { JoinConfig } from '../../steps/join.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const join: Behaviour<JoinConfig> = {
  arrive() {
    return { type: 'leave', outcome: 'done', reason: because('join.passed', {}) };
  },
};
