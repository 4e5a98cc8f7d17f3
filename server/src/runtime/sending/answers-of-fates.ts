import { answerOfFate, type AwaitedFate, type MessageFate } from '@sopwith/engine';
import type { RequestAnswer } from '../requests/request-handler.ts';

interface Fated {
  readonly key: string;
  readonly waitFor?: AwaitedFate | null | undefined;
  readonly status: MessageFate | 'waiting';
  readonly why: string | null;
}

/** What the steps of these messages are told of what became of them; nothing of those that still wait. */
export function answersOfFates(messages: readonly Fated[]): readonly RequestAnswer[] {
  return messages.flatMap(({ key, waitFor, status, why }) => {
    const answer = status === 'waiting' ? null : answerOfFate(waitFor, status, why);
    return answer === null ? [] : [{ key, ...answer }];
  });
}
