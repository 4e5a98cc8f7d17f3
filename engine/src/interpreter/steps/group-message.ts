import type { GroupMessageConfig } from '../../steps/group-message.ts';
import type { Behaviour } from '../behaviour.ts';
import { postToGroup } from '../post-to-group.ts';
import { textFor } from '../text-for.ts';

export const groupMessage: Behaviour<GroupMessageConfig> = {
  arrive: (config, moment) => postToGroup({ ...config, text: textFor(config.text, moment.scope) }, moment, 'noCommunity'),
};
