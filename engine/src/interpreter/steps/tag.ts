import type { TagConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Command } from '../command.ts';
import { because } from '../reasons.ts';

export const tag: Behaviour<TagConfig> = {
  arrive(config, { key, at }) {
    const commands: Command[] = [];
    for (const name of config.remove) commands.push({ type: 'removeTag', key, at, tag: name });
    // Added last: a tag that stands in both lists is kept.
    for (const name of config.add) commands.push({ type: 'addTag', key, at, tag: name });
    const reason = because('tag.changed', { added: config.add, removed: config.remove });
    return { type: 'leave', outcome: 'done', reason, commands };
  },
};
