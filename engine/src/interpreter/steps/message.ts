import type { MessageConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

export const message: Behaviour<MessageConfig> = {
  arrive(config, moment) {
    const { channel, purpose } = config;
    const text = textFor(config.text, moment.scope);
    const { key, at, step } = moment;
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('message.sent', { channel, purpose }),
      commands: [{ type: 'message', key, step: step.id, at, channel, purpose, text }],
    };
  },
};
