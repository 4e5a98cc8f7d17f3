// What the step of a message is told of what became of it. Pure; the server and the simulator answer alike.
import type { JsonObject } from '../json.ts';
import type { MessageFate } from './message-events.ts';

/** `trouble`: its step waits for something else, and is told beside that where the message never goes. */
export type AwaitedFate = 'accepted' | 'delivered' | 'trouble';

/** No id that a person chose begins like these, so that they are no answer to what was asked. */
export const TROUBLE = { skipped: '$skipped', failed: '$failed' } as const;

/** Null: nothing. */
export function answerOfFate(waitFor: AwaitedFate | null | undefined, status: MessageFate, why: string | null): { readonly outcome: string; readonly data: JsonObject } | null {
  if (waitFor == null) return null;
  if (status === 'sent') return waitFor === 'trouble' ? null : { outcome: waitFor, data: {} };
  return { outcome: waitFor === 'trouble' ? TROUBLE[status] : status, data: why === null ? {} : { reason: why } };
}
