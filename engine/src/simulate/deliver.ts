// What becomes of a message, by the rules that the server asks too. Caps count nothing here: a simulation
// knows of one run.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { Command } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { answerOfFate } from '../sending/awaited-fate.ts';
import { mayPost, purposeOfPost } from '../sending/may-post.ts';
import { isMinorAt, maySend, NOTHING_KNOWN, type SendVerdict } from '../sending/may-send.ts';
import { heedsMessages, type MessageFate, messageEvent } from '../sending/message-events.ts';
import { DEFAULT_POLICY, isRefused } from '../sending/sending-policy.ts';
import { holdsOver, holdsOverGroup } from './hold-world.ts';
import type { World } from './world.ts';

type PostCommand = Extract<Command, { type: 'postToGroup' }>;

const DAY_MS = 86_400_000;
/** Quiet hours end, and a Monday comes: what still waits after so many looks waits for ever. */
const MOST_LOOKS = 20;

type MessageCommand = Extract<Command, { type: 'message' }>;

export interface Fate {
  readonly status: MessageFate;
  /** When it goes, or when it is given up. */
  readonly at: Instant;
  /** Why it waited, or why it does not go; null: it goes at once. */
  readonly why: string | null;
}

/** What comes to its run: the event, where the run heeds such, and the answer, where its step waits for it. */
export function comesOf(program: Program, flow: string, message: MessageCommand, { status, at, why }: Fate, last: number): readonly Input[] {
  const { waitFor, key } = message;
  const inputs: Input[] = heedsMessages(program) ? [{ type: 'event', at, seq: last + 1, ...messageEvent(flow, message, status, why) }] : [];
  const answer = answerOfFate(waitFor, status, why);
  return answer === null ? inputs : [...inputs, { type: 'answer', at, seq: last + inputs.length + 1, key, ...answer }];
}

/** Until when what was said before it waits, as of an instant; null: nothing does. */
export type Behind = (at: Instant) => Instant | null;

/** A fate, and what it waits for until then: each reason from when on. */
export interface Judged extends Fate {
  readonly waits: readonly { readonly from: Instant; readonly why: string }[];
}

/** Of a post to a group; by the member's clock, for a simulation knows of no other. */
export function fateOfPost(world: World, program: Program, { step, community, at: askedAt }: PostCommand, zone: string, from: Instant, behind: Behind): Judged {
  const purpose = purposeOfPost(program, step);
  if (purpose === null) return { status: 'sent', at: from, why: null, waits: [] };
  const policy = { ...DEFAULT_POLICY, ...world.sending };
  return lookFrom(from, (at) => mayPost({ purpose, at, validUntil: askedAt + DAY_MS, zone }, holdsOverGroup(world.holds ?? [], community, at), behind(at), policy));
}

/** `from`: when it is looked at first; after a release, again. */
export function fateOf(world: World, { purpose, channel, validUntil, at: askedAt }: Pick<MessageCommand, 'purpose' | 'channel' | 'validUntil' | 'at'>, member: MemberFacts, from: Instant, behind: Behind): Judged {
  const { consents = {}, attributes, zone } = member;
  const policy = { ...DEFAULT_POLICY, ...world.sending };
  const judged = lookFrom(from, (at) => {
    const known = { ...NOTHING_KNOWN, consents, isMinor: isMinorAt(attributes, zone, at, policy.unknownAgeIsMinor), holds: holdsOver(world.holds ?? [], member, at), behind: behind(at) };
    return maySend({ purpose, channel, at, validUntil: validUntil ?? askedAt + DAY_MS, zone }, known, policy);
  });
  return judged.status === 'sent' && isRefused(policy, channel) ? { ...judged, status: 'failed', why: 'refusedByProvider' } : judged;
}

function lookFrom(from: Instant, look: (at: Instant) => SendVerdict): Judged {
  const waits: { from: Instant; why: string }[] = [];
  let at = from;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const verdict = look(at);
    if (verdict.type === 'send') return { status: 'sent', at, why: waits.at(-1)?.why ?? null, waits };
    if (verdict.type === 'skip') return { status: 'skipped', at, why: verdict.why, waits };
    waits.push({ from: at, why: verdict.why });
    at = verdict.until;
  }
  return { status: 'skipped', at, why: waits.at(-1)?.why ?? null, waits };
}
