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
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** `render` fills a text in with what can be named `of` whom it is about. Null: nobody is on record who could get it. */
export function saidTo<S>(said: Said, { member, context, zone, at }: SaidAbout, render: (text: string, of: S) => string, of: S): SaidTo | null {
  const { channel, account, subject, to = 'member', validFor } = said;
  const recipient = to === 'member' ? null : recipientOf(to, member, context);
  if (to !== 'member' && recipient === null) return null;
  // Field by field: this is made for every message of every run.
  const words: Writable<SaidTo> = { channel, text: render(textOf(said, to, member), of) };
  if (account !== undefined) words.account = account;
  if (subject !== undefined) words.subject = render(subject, of);
  if (recipient !== null) words.recipient = recipient;
  if (validFor !== undefined) words.validUntil = addDuration(zone, at, validFor);
  return words;
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
function textOf({ channel, text, variants }: Said, to: MessageRecipient, member: MemberFacts): string {
  if (variants === undefined) return text;
  const language = languageOf(to, member);
  const found = variants.find(
    (variant) => (variant.channel ?? channel) === channel && (variant.language === undefined || speaks(language, variant.language)),
  );
  return found?.text ?? text;
}

/** Of whoever gets it, where that is known; else the member's. */
function languageOf(to: MessageRecipient, { attributes, contactLanguages }: MemberFacts): unknown {
  const own = to === 'guardian' || to === 'staff' ? contactLanguages?.[to] : undefined;
  return own ?? ownValue(attributes, 'language');
}

function speaks(language: unknown, wanted: string): boolean {
  return typeof language === 'string' && (language === wanted || language.startsWith(`${wanted}-`));
}
