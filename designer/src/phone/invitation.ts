// What an invitation to a community came to, as the conversation shows it. Pure.
import type { Phone } from '@sopwith/server/contract';

type Entry = Phone['entries'][number];
export type Invitation = Extract<Entry, { type: 'event' }> & { readonly event: '$community.invited' };

const ANSWERS: Readonly<Record<string, 'accepted' | 'declined'>> = {
  'community.accepted': 'accepted',
  'community.joined': 'accepted',
  'community.declined': 'declined',
};

export function isInvitation(entry: Entry): entry is Invitation {
  return entry.type === 'event' && entry.event === '$community.invited';
}

/** By what came after it about the same community; `over` once its time is up, at `now` of the phone's own clock. */
export function answerTo(invitation: Invitation, entries: readonly Entry[], now: number): 'open' | 'accepted' | 'declined' | 'over' {
  const { community, until } = invitation.properties;
  const after = entries.slice(entries.indexOf(invitation) + 1);
  for (const entry of after) {
    if (entry.type !== 'event' || entry.properties['community'] !== community) continue;
    const answer = Object.hasOwn(ANSWERS, entry.event) ? ANSWERS[entry.event] : undefined;
    if (answer !== undefined) return answer;
    // Asked anew: the later one is to be answered.
    if (isInvitation(entry)) return 'over';
  }
  return typeof until === 'number' && until <= now ? 'over' : 'open';
}
