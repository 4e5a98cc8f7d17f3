// What is said to one person: by which channel, in which words, to whom it goes, and how long it is worth sending. Pure; a message to one
// and a message to many are both made here.
import { ownValue } from '../condition/scope.ts';
import type { Instant } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import type { MessageConfig, MessageRecipient } from '../steps/step-config.ts';
import { addDuration } from '../time/duration.ts';
import type { Command } from './command.ts';
import type { MemberFacts } from './facts.ts';

export type Said = Pick<MessageConfig, 'channel' | 'account' | 'subject' | 'text' | 'to' | 'variants' | 'validFor'>;

export type SaidTo = Pick<Extract<Command, { type: 'message' }>, 'channel' | 'text' | 'account' | 'subject' | 'recipient' | 'validUntil'>;

export interface SaidAbout {
  /** Whose attributes name the recipient and the language. */
  readonly member: MemberFacts;
  readonly context: JsonObject;
  readonly zone: string;
  readonly at: Instant;
  readonly render: (text: string) => string;
}

/** Null: nobody is on record who could get it. */
export function saidTo(said: Said, { member, context, zone, at, render }: SaidAbout): SaidTo | null {
  const { channel, account, subject, to = 'member', validFor } = said;
  const recipient = to === 'member' ? null : recipientOf(to, member, context);
  if (to !== 'member' && recipient === null) return null;
  return {
    channel,
    text: render(textOf(said, member)),
    ...(account === undefined ? {} : { account }),
    ...(subject === undefined ? {} : { subject: render(subject) }),
    ...(recipient === null ? {} : { recipient }),
    ...(validFor === undefined ? {} : { validUntil: addDuration(zone, at, validFor) }),
  };
}

/** Where the id of each recipient is found. */
const RECIPIENTS: Readonly<Record<Exclude<MessageRecipient, 'member'>, (member: MemberFacts, context: JsonObject) => unknown>> = {
  guardian: ({ attributes }) => ownValue(attributes, 'guardian'),
  staff: ({ attributes }) => ownValue(attributes, 'adviser'),
  reporter: (_, context) => ownValue(context, 'reporter'),
};

function recipientOf(to: Exclude<MessageRecipient, 'member'>, member: MemberFacts, context: JsonObject): string | null {
  const found = RECIPIENTS[to](member, context);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** `zh-CN` reads what is written for `zh`. */
function textOf({ channel, text, variants = [] }: Said, { attributes }: MemberFacts): string {
  const language = ownValue(attributes, 'language');
  const speaks = (wanted: string) => typeof language === 'string' && (language === wanted || language.startsWith(`${wanted}-`));
  const found = variants.find(
    (variant) => (variant.channel ?? channel) === channel && (variant.language === undefined || speaks(variant.language)),
  );
  return found?.text ?? text;
}
