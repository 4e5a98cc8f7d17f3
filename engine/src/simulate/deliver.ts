// What becomes of a message, by the rules that the server asks too. Caps count nothing here: a simulation
// knows of one run.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { Command } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { isMinorAt, maySend, NOTHING_KNOWN, type SendVerdict } from '../sending/may-send.ts';
import { heedsMessages, type MessageFate, messageEvent } from '../sending/message-events.ts';
import { DEFAULT_POLICY, isRefused } from '../sending/sending-policy.ts';
import { holdsOver } from './hold-world.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
/** Quiet hours end, and a Monday comes: what still waits after so many looks waits for ever. */
const MOST_LOOKS = 20;

interface Fate {
  readonly at: Instant;
  readonly fate: MessageFate;
  readonly why: string | null;
}

/** What comes to its run: the event, where the run heeds such, and the answer, where its step waits for it. `from`: when it is looked at first; after a release, again. */
export function comesOf(
  { program, flow, world, member }: { readonly program: Program; readonly flow: string; readonly world: World; readonly member: MemberFacts },
  message: Extract<Command, { type: 'message' }>,
  last: number,
  from: Instant = message.at,
): readonly Input[] {
  const { waitFor, key } = message;
  const heeds = heedsMessages(program);
  if (waitFor === undefined && !heeds) return [];
  const { at, fate, why } = fateOf(world, message, member, from);
  const inputs: Input[] = heeds ? [{ type: 'event', at, seq: last + 1, ...messageEvent(flow, message, fate, why) }] : [];
  if (waitFor === undefined) return inputs;
  const data = why === null ? {} : { reason: why };
  return [...inputs, { type: 'answer', at, seq: last + inputs.length + 1, key, outcome: fate === 'sent' ? waitFor : fate, data }];
}

function fateOf(world: World, { purpose, channel, validUntil, at: askedAt }: Extract<Command, { type: 'message' }>, member: MemberFacts, from: Instant): Fate {
  const { consents = {}, attributes, zone } = member;
  const policy = { ...DEFAULT_POLICY, ...world.sending };
  let at = from;
  let verdict: SendVerdict = { type: 'send' };
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const known = { ...NOTHING_KNOWN, consents, isMinor: isMinorAt(attributes, zone, at, policy.unknownAgeIsMinor), holds: holdsOver(world.holds ?? [], member, at) };
    verdict = maySend({ purpose, channel, at, validUntil: validUntil ?? askedAt + DAY_MS, zone }, known, policy);
    if (verdict.type !== 'wait') break;
    at = verdict.until;
  }
  if (verdict.type !== 'send') return { at, fate: 'skipped', why: verdict.why };
  return isRefused(policy, channel) ? { at, fate: 'failed', why: 'refusedByProvider' } : { at, fate: 'sent', why: null };
}
