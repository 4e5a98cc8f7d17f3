// Whether a post to a group goes now, later or not at all. By the rules of messages, of which a group has some: nobody of it has agreed,
// counted or grown up, but its purposes can be held, it can be stopped, quiet hours are its own, and it hears a run in its order. Pure.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { ActiveHold, HoldAudience } from './holds.ts';
import { maySend, NOTHING_KNOWN, type SendVerdict } from './may-send.ts';
import type { Purpose, SendingPolicy } from './sending-policy.ts';

export interface WantedPost {
  readonly purpose: Purpose;
  readonly at: Instant;
  readonly validUntil: Instant;
  /** The community's. */
  readonly zone: string;
}

/** Of the step that posts; null: it was published before posts had one, and nothing holds it. */
export function purposeOfPost({ steps }: Pick<Program, 'steps'>, step: string): Purpose | null {
  const purpose = steps[step]?.config['purpose'];
  return typeof purpose === 'string' ? (purpose as Purpose) : null;
}

/** It is read where the inbox is: quiet hours bind it where they bind that. */
export const POSTED_IN = 'in-app';

/** `behind`: until when an earlier post of its run to that group waits. */
export function mayPost(wanted: WantedPost, holds: readonly ActiveHold[], behind: Instant | null, policy: SendingPolicy): SendVerdict {
  return maySend({ ...wanted, channel: POSTED_IN }, { ...NOTHING_KNOWN, holds, behind }, { ...policy, needsConsent: [], refusedToMinors: [], caps: {} });
}

/** Of holds, those that cover what is said to a whole group: that of everyone, and of the very community. */
export function coversGroup({ audience, whom }: { readonly audience: HoldAudience; readonly whom: string }, community: string): boolean {
  return audience === 'everyone' || (audience === 'community' && whom === community);
}
