import { ownValue, type Scope } from '../../condition/scope.ts';
import type { MessageConfig, MessageRecipient } from '../../steps/step-config.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Command } from '../command.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

/** Semantics 26: what comes later after the member's act is no reply any more, and disturbs like a reminder. */
const REPLY_MS = 5 * 60_000;

export const message: Behaviour<MessageConfig> = {
  arrive(config, { scope, key, at, step, zone, actedAt }) {
    const isLate = config.purpose === 'reply' && at - actedAt > REPLY_MS;
    const purpose = isLate ? 'reminder' : config.purpose;
    const late = isLate ? { late: true as const } : {};
    const { channel, account, subject, to = 'member', validFor } = config;
    const isFrozen = (config.waitFor ?? 'queued') === 'queued' && (scope.member.frozen?.includes(purpose) ?? false);
    const waitFor = isFrozen ? 'accepted' : (config.waitFor ?? 'queued');
    const recipient = to === 'member' ? null : recipientOf(to, scope);
    if (to !== 'member' && recipient === null) {
      const outcome = outcomeOf(config, 'failed');
      return { type: 'leave', outcome, reason: because('message.noRecipient', { to }) };
    }
    const command: Command = {
      type: 'message',
      key,
      step: step.id,
      at,
      channel,
      purpose,
      text: textFor(textOf(config, scope), scope),
      ...(account === undefined ? {} : { account }),
      ...(subject === undefined ? {} : { subject: textFor(subject, scope) }),
      ...(recipient === null ? {} : { recipient }),
      ...(validFor === undefined ? {} : { validUntil: addDuration(zone, at, validFor) }),
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

/** Where the id of each recipient is found. */
const RECIPIENTS: Readonly<Record<Exclude<MessageRecipient, 'member'>, (scope: Scope) => unknown>> = {
  guardian: ({ member }) => ownValue(member.attributes, 'guardian'),
  staff: ({ member }) => ownValue(member.attributes, 'adviser'),
  reporter: ({ context }) => ownValue(context, 'reporter'),
};

function recipientOf(to: Exclude<MessageRecipient, 'member'>, scope: Scope): string | null {
  const found = RECIPIENTS[to](scope);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** `zh-CN` reads what is written for `zh`. */
function textOf({ channel, text, variants = [] }: MessageConfig, { member }: Scope): string {
  const language = ownValue(member.attributes, 'language');
  const speaks = (wanted: string) => typeof language === 'string' && (language === wanted || language.startsWith(`${wanted}-`));
  const found = variants.find(
    (variant) => (variant.channel ?? channel) === channel && (variant.language === undefined || speaks(variant.language)),
  );
  return found?.text ?? text;
}
