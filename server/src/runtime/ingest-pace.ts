// How requests of members' events are gathered into groups that share a commit. Pure.

/** A group holds no more calls than this. */
export const GROUP = 400;
/** Requests that came together while the last group was committed: more than this say that there are many senders. */
const FEW = 4;
const GATHER_MS = 4;

/**
 * How long the next group is waited for, after one of so many requests. What a commit costs by itself is shared by all that come
 * meanwhile, about as many again; a sender that is alone waits for nobody.
 */
export function gatherMs(requests: number): number {
  return requests > FEW && requests < GROUP ? GATHER_MS : 0;
}
