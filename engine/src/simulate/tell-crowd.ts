// What becomes of a broadcast in a simulation, for each of its audience, by the rules that the server asks too.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { RequestKinds } from '../interpreter/request.ts';
import type { JsonObject } from '../json.ts';
import { countsOfBroadcast, NO_RECIPIENT, saidToMany, waitsForEach } from '../many/said-to-many.ts';
import { heedsMessages, messageEvent } from '../sending/message-events.ts';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import { type Fate, fateOf } from './deliver.ts';
import { lineTo, type Outbox, readerOf, type Saying } from './outbox.ts';
import type { World } from './world.ts';

/** What one broadcast says, to be judged by whoever holds the outbox, and what its step is told of it. */
export interface Round {
  readonly key: string;
  readonly at: Instant;
  readonly sayings: readonly Saying[];
  /** By reason, how many were left out before anything was said. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Whether the step hears of each only when it is known what became of it. */
  readonly waits: boolean;
  /** Of those that it does not wait for, those that the sender looks at: they are taken for sent. */
  readonly takenForSent: ReadonlySet<Saying>;
}

type Broadcast = RequestKinds['broadcast'];

interface Asked {
  readonly program: Program;
  readonly flow: string;
  readonly step: string;
  readonly key: string;
  readonly at: Instant;
}

/** `self` is the subject of the simulation, `people` are all that there are. */
export function roundOf(world: World, asked: Asked, broadcast: Broadcast, self: MemberFacts, people: readonly MemberFacts[], audience: readonly MemberFacts[], outside: number): Round {
  const { key, at } = asked;
  const waits = waitsForEach(broadcast);
  const sayings: Saying[] = [];
  const takenForSent = new Set<Saying>();
  let nobody = 0;
  for (const member of audience) {
    const said = saidToMany(broadcast, member, at);
    if (said === null) {
      nobody++;
      continue;
    }
    const saying = sayingTo(asked, broadcast, self, people, member, said);
    sayings.push(saying);
    // What goes to another, and what a cap counts, is looked at by the sender.
    if (!waits && (said.recipient !== undefined || isCapped(world, broadcast))) takenForSent.add(saying);
  }
  return { key, at, sayings, leftOut: { condition: outside, [NO_RECIPIENT]: nobody }, waits, takenForSent };
}

/** As of what is known of each now. */
export function answerOfRound({ at, sayings, leftOut, waits, takenForSent }: Round, { fates }: Outbox): { readonly at: Instant; readonly outcome: string; readonly data: JsonObject } {
  const kept: Record<string, number> = { ...leftOut };
  let last = at;
  let sent = 0;
  for (const saying of sayings) {
    const { status, at: known, why } = fates.get(saying) as Fate;
    last = Math.max(last, known);
    // What becomes of a message later is no news to a step that has gone on.
    if (status === 'sent' || takenForSent.has(saying) || !(waits || known <= at)) sent++;
    else kept[why ?? status] = (kept[why ?? status] ?? 0) + 1;
  }
  return { at: waits ? last : at, outcome: 'done', data: countsOfBroadcast(sent, kept) };
}

function sayingTo({ program, flow, step, key, at }: Asked, { purpose }: Broadcast, self: MemberFacts, people: readonly MemberFacts[], member: MemberFacts, said: NonNullable<ReturnType<typeof saidToMany>>): Saying {
  const { recipient, channel } = said;
  const isSelf = (one: MemberFacts) => (self.kind ?? 'member') === 'member' && one.externalId === self.externalId;
  const reader = recipient === undefined ? member : people.find(({ externalId, kind = 'member' }) => kind === 'member' && externalId === recipient);
  // The event is about whom it is for; where that is another in their place, about whom the run is about.
  const isTold = heedsMessages(program) && (recipient !== undefined || isSelf(member));
  return {
    of: 'broadcast', step, key, line: lineTo(readerOf(member, recipient), channel),
    judge: (world, own, from, behind) => {
      if (reader === undefined) return { status: 'failed', at: from, why: 'unknownRecipient', waits: [] };
      // Of an incident the simulation knows only that it concerns its own member.
      const holds = (world.holds ?? []).filter(({ audience }) => audience !== 'incident' || isSelf(reader));
      return fateOf({ ...world, holds }, { ...said, purpose, at }, isSelf(reader) ? own : reader, from, behind);
    },
    tells: ({ status, at: known, why }, last) => {
      if (!isTold) return [];
      const message = { key: `${key}/${member.externalId}`, step, channel, purpose, ...(recipient === undefined ? {} : { recipient }) };
      return [{ type: 'event', at: known, seq: last + 1, ...messageEvent(flow, message, status, why) }];
    },
  };
}

function isCapped({ sending }: World, { purpose }: Broadcast): boolean {
  return { ...DEFAULT_POLICY, ...sending }.caps[purpose] !== undefined;
}
