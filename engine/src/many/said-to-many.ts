// What a broadcast says to one of its audience, and what it tells its run of all of them in the end.
import type { Instant } from '../instant.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { RequestKinds } from '../interpreter/request.ts';
import { type Said, type SaidTo, saidTo } from '../interpreter/said-to.ts';
import { memberInTexts } from '../interpreter/text-for.ts';
import type { JsonObject } from '../json.ts';
import { renderTemplate } from '../template/render-template.ts';

type Broadcast = Omit<RequestKinds['broadcast'], 'audience'>;

/** Why nobody could be told, where an attribute was to name them. */
export const NO_RECIPIENT = 'noRecipient';

/** `askedAt`: from when on it is worth sending. Null: nobody is on record. */
export function saidToMany(broadcast: Broadcast, member: MemberFacts, askedAt: Instant): SaidTo | null {
  const { context, variables, channel = 'in-app' } = broadcast;
  const named = { member: memberInTexts(member), context, variables };
  const said: Said = { ...broadcast, channel };
  return saidTo(said, { member, context, zone: member.zone, at: askedAt }, renderTemplate, named);
}

/** Whether its step hears of each only when it is known what became of it. */
export function waitsForEach({ waitFor = 'queued' }: Pick<Broadcast, 'waitFor'>): boolean {
  return waitFor !== 'queued';
}

/** `kept`: by reason, how many of the audience got nothing. */
export function countsOfBroadcast(sent: number, kept: Readonly<Record<string, number>>): JsonObject {
  const reasons = Object.fromEntries(Object.entries(kept).filter(([, count]) => count > 0));
  return { sent, excluded: Object.values(reasons).reduce((sum, count) => sum + count, 0), reasons };
}
