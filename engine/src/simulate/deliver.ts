// What becomes of a message that its step waits for, by the rules that the server asks too. Caps count nothing here: a simulation
// knows of one run.
import type { Instant } from '../instant.ts';
import type { Command } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import { isMinorAt, maySend, NOTHING_KNOWN, type SendVerdict } from '../sending/may-send.ts';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import { holdsOver } from './hold-world.ts';
import type { World, WorldAnswer } from './world.ts';

const DAY_MS = 86_400_000;
/** Quiet hours end, and a Monday comes: what still waits after so many looks waits for ever. */
const MOST_LOOKS = 20;

/** Null: nobody waits for it. `from`: when it is looked at first; after a release, again. */
export function deliver(
  world: World,
  message: Extract<Command, { type: 'message' }>,
  member: MemberFacts,
  from: Instant = message.at,
): WorldAnswer | null {
  const { waitFor, purpose, channel, validUntil = message.at + DAY_MS } = message;
  if (waitFor === undefined) return null;
  const { consents = {}, attributes, zone } = member;
  const policy = world.sending ?? DEFAULT_POLICY;
  let at = from;
  let verdict: SendVerdict = { type: 'send' };
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const known = { ...NOTHING_KNOWN, consents, isMinor: isMinorAt(attributes, zone, at, policy.unknownAgeIsMinor), holds: holdsOver(world.holds ?? [], member, at) };
    verdict = maySend({ purpose, channel, at, validUntil, zone }, known, policy);
    if (verdict.type !== 'wait') break;
    at = verdict.until;
  }
  return verdict.type === 'send' ? { world, at, outcome: waitFor, data: {} } : { world, at, outcome: 'skipped', data: { reason: verdict.why } };
}
