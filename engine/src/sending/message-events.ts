// The engine's own events of what became of a message. Pure.
import type { JsonObject } from '../json.ts';
import type { Command } from '../interpreter/command.ts';

export type MessageFate = 'sent' | 'skipped' | 'failed';

export const MESSAGE_EVENTS = ['$message.sent', '$message.skipped', '$message.failed'] as const;

export type MessageEvent = (typeof MESSAGE_EVENTS)[number];

export function messageEventOf(fate: MessageFate): MessageEvent {
  return `$message.${fate}`;
}

export interface FatedMessage {
  readonly key: string;
  readonly step: string;
  readonly channel: string;
  readonly purpose: string;
  /** Absent or null: it was for whom the run is about. */
  readonly recipient?: string | null;
}

/** Told of whom the run is about, whoever the message was for. */
export function messageEvent(flow: string, { key, step, channel, purpose, recipient }: FatedMessage, fate: MessageFate, why: string | null): { readonly event: MessageEvent; readonly properties: JsonObject } {
  const to = recipient == null ? 'member' : 'other';
  return { event: messageEventOf(fate), properties: { flow, step, key, channel, purpose, to, ...(fate === 'sent' || why === null ? {} : { reason: why }) } };
}

/** Which of them a program, or a condition, names anywhere. Most name none, and then none is made. */
export function messageEventsIn(named: unknown): readonly MessageEvent[] {
  const text = JSON.stringify(named);
  return MESSAGE_EVENTS.filter((event) => text.includes(event));
}

interface Heeds {
  readonly listens: readonly string[];
  readonly histories: readonly string[];
}

/** Whether runs of this program can be moved by what becomes of a message. */
export function heedsMessages({ listens, histories }: Heeds): boolean {
  return MESSAGE_EVENTS.some((event) => listens.includes(event) || histories.includes(event));
}

/** Whether what this command brings about comes back to its own run as an event. */
export function bringsMessageEvent(program: Heeds, { type }: Command): boolean {
  return type === 'message' && heedsMessages(program);
}
