import type { MessageConfig } from '../../steps/step-config.ts';
import { renderTemplate } from '../../template/render-template.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textScope } from '../text-scope.ts';

export const message: Behaviour<MessageConfig> = {
  arrive(config, moment) {
    const { channel, purpose } = config;
    const text = renderTemplate(config.text, textScope(moment.scope));
    const { key, at, step } = moment;
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('message.sent', { channel, purpose }),
      commands: [{ type: 'message', key, step: step.id, at, channel, purpose, text }],
    };
  },
};
