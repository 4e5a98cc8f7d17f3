// What becomes of a broadcast in a simulation, for each of its audience, by the rules that the server asks too.
import type { Instant } from '../instant.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { RequestKinds } from '../interpreter/request.ts';
import { NO_RECIPIENT, saidToMany, waitsForEach } from '../many/said-to-many.ts';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import { type Fate, fateOf } from './deliver.ts';
import type { World } from './world.ts';

export interface ToldCrowd {
  /** When its step hears of it. */
  readonly at: Instant;
  readonly sent: number;
  /** By reason, how many got nothing. */
  readonly kept: Readonly<Record<string, number>>;
}

type Broadcast = RequestKinds['broadcast'];

/** `self` is the member of the simulation, `people` are all that there are. */
export function tellCrowd(world: World, self: MemberFacts, people: readonly MemberFacts[], broadcast: Broadcast, audience: readonly MemberFacts[], at: Instant): ToldCrowd {
  const fates = audience.map((member) => fateIn(world, self, people, broadcast, member, at));
  const waits = waitsForEach(broadcast);
  const kept: Record<string, number> = {};
  for (const { status, at: known, why } of fates) {
    // What becomes of a message later is no news to a step that has gone on.
    if (status !== 'sent' && (waits || known <= at)) kept[why ?? status] = (kept[why ?? status] ?? 0) + 1;
  }
  const left = Object.values(kept).reduce((sum, count) => sum + count, 0);
  return { at: waits ? fates.reduce((last, fate) => Math.max(last, fate.at), at) : at, sent: fates.length - left, kept };
}

function fateIn(world: World, self: MemberFacts, people: readonly MemberFacts[], broadcast: Broadcast, member: MemberFacts, at: Instant): Fate {
  const said = saidToMany(broadcast, member, at);
  if (said === null) return { status: 'failed', at, why: NO_RECIPIENT };
  // What goes to another, and what a cap counts, is looked at by the sender: a step that does not wait for it takes it for sent.
  if (!waitsForEach(broadcast) && (said.recipient !== undefined || isCapped(world, broadcast))) return { status: 'sent', at, why: null };
  const reader = said.recipient === undefined ? member : people.find(({ externalId, kind = 'member' }) => kind === 'member' && externalId === said.recipient);
  if (reader === undefined) return { status: 'failed', at, why: 'unknownRecipient' };
  // Of an incident the simulation knows only that it concerns its own member.
  const holds = (world.holds ?? []).filter(({ audience }) => audience !== 'incident' || reader.externalId === self.externalId);
  return fateOf({ ...world, holds }, { ...said, purpose: broadcast.purpose, at }, reader);
}

function isCapped({ sending }: World, { purpose }: Broadcast): boolean {
  return { ...DEFAULT_POLICY, ...sending }.caps[purpose] !== undefined;
}
