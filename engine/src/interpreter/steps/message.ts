import { isForGroup } from '../../steps/for-group.ts';
import type { MessageConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Command } from '../command.ts';
import { postToGroup } from '../post-to-group.ts';
import { because } from '../reasons.ts';
import { saidTo } from '../said-to.ts';
import { textFor } from '../text-for.ts';

/** Semantics 26: what comes later after the member's act is no reply any more, and disturbs like a reminder. */
const REPLY_MS = 5 * 60_000;

export const message: Behaviour<MessageConfig> = {
  arrive(config, moment) {
    const { scope, key, at, step, zone, actedAt } = moment;
    const isLate = config.purpose === 'reply' && at - actedAt > REPLY_MS;
    const purpose = isLate ? 'reminder' : config.purpose;
    const late = isLate ? { late: true as const } : {};
    const { channel, to = 'member' } = config;
    const isFrozen = (config.waitFor ?? 'queued') === 'queued' && (scope.member.frozen?.includes(purpose) ?? false);
    const waitFor = isFrozen ? 'accepted' : (config.waitFor ?? 'queued');
    const said = saidTo(config, { member: scope.member, context: scope.context, zone, at }, textFor, scope);
    if (said === null) {
      const outcome = outcomeOf(config, 'failed');
      return { type: 'leave', outcome, reason: because('message.noRecipient', { to }) };
    }
    if (isForGroup(scope.member.kind, config)) return postToGroup({ community: null, text: said.text, mentions: 'nobody' }, moment, 'done');
    const { channel: by, ...words } = said;
    const command: Command = {
      type: 'message',
      key,
      step: step.id,
      at,
      channel: by,
      purpose,
      ...words,
      ...(waitFor === 'queued' ? {} : { waitFor }),
    };
    if (waitFor === 'queued')
      return { type: 'leave', outcome: 'done', reason: because('message.sent', { channel, purpose, ...late }), commands: [command] };
    const reason = isFrozen ? because('message.frozen', { channel, purpose }) : because('message.queued', { channel, purpose, waitFor, ...late });
    return { type: 'rest', due: null, listens: [], data: {}, reason, commands: [command] };
  },
  answer(config, _moment, { outcome, data }) {
    const { channel, purpose } = config;
    const why = String(data.reason ?? '');
    switch (outcome) {
      case 'skipped':
        return { type: 'leave', outcome: outcomeOf(config, outcome), reason: because('message.skipped', { why }) };
      case 'failed':
        return { type: 'leave', outcome: outcomeOf(config, outcome), reason: because('message.failed', { why }) };
      default:
        return { type: 'leave', outcome: 'done', reason: because('message.taken', { channel, purpose, how: outcome }) };
    }
  },
  interrupted(_config, { key }) {
    return [{ type: 'withdraw', key }];
  },
};

/** A step that does not wait for its message has one way out, whatever became of it. */
function outcomeOf({ waitFor = 'queued' }: MessageConfig, outcome: string): string {
  return waitFor === 'queued' ? 'done' : outcome;
}
