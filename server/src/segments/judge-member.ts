// One member and one segment, at one moment. Pure.
import { type Condition, type HistoricEvent, judge, type MemberFacts } from '@sopwith/engine';

export interface MemberAt {
  readonly member: MemberFacts;
  readonly histories: Readonly<Record<string, readonly HistoricEvent[]>>;
  readonly at: number;
}

export function judgeMember(condition: Condition, { member, histories, at }: MemberAt): { readonly inside: boolean; readonly checkAt: number | null } {
  const position = { at, seq: Number.MAX_SAFE_INTEGER };
  const { value, recheckAt } = judge(condition, {
    member,
    context: {},
    variables: {},
    properties: null,
    position,
    started: position,
    enteredAt: {},
    histories,
  });
  // With histories given there is always an answer.
  return { inside: value === true, checkAt: recheckAt };
}
