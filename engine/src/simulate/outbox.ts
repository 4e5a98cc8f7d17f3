// What a simulated run has said so far, in its order, each with what becomes of it, as far as that is known now: what waits is looked at
// again when what holds it changes.
import type { Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { Command } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { type Behind, comesOf, type Fate, fateOf, fateOfPost, type Judged } from './deliver.ts';
import type { World } from './world.ts';

export interface Saying {
  readonly of: 'message' | 'post' | 'broadcast';
  readonly step: string;
  /** Of what asked for it, which can take it back. */
  readonly key: string;
  /** What one reader gets by one channel goes in its order, and so does what is posted to one group. */
  readonly line: string;
  /** What becomes of it when it is looked at from then on, by the run's own subject as that is now. */
  readonly judge: (world: World, self: MemberFacts, from: Instant, behind: Behind) => Judged;
  /** What comes to the run of that, numbered from after `last`. */
  readonly tells: (fate: Fate, last: number) => readonly Input[];
}

export interface Outbox {
  readonly fates: Map<Saying, Judged>;
  /** Those that did not go at once, in their order: only they can stand before another. */
  readonly delayed: Saying[];
}

export function emptyOutbox(): Outbox {
  return { fates: new Map(), delayed: [] };
}

/** Says it, or looks at it again. */
export function judgeSaying({ fates, delayed }: Outbox, world: World, saying: Saying, self: MemberFacts, from: Instant): Judged {
  const before = fates.get(saying);
  const fate = saying.judge(world, self, from, (at) => behindOf({ fates, delayed }, saying, at));
  // That it had to wait stays true when what held it is gone.
  const waits = [...(before?.waits.filter((wait) => wait.from <= from) ?? []), ...fate.waits];
  const known = { ...fate, waits, why: fate.why ?? waits.at(-1)?.why ?? null };
  fates.set(saying, known);
  if (before === undefined && known.at > from) delayed.push(saying);
  return known;
}

/** Those that are still to go after `at`, in their order. */
export function stillToGo({ fates, delayed }: Outbox, at: Instant): readonly Saying[] {
  return delayed.filter((saying) => (fates.get(saying) as Judged).at > at);
}

/** What has not gone of what asked for it by this key does not go. */
export function callOff(outbox: Outbox, key: string, at: Instant): void {
  for (const saying of stillToGo(outbox, at)) if (saying.key === key) outbox.fates.set(saying, { status: 'skipped', at, why: 'runEnded', waits: [] });
}

function behindOf({ fates, delayed }: Outbox, saying: Saying, at: Instant): Instant | null {
  let latest: Instant | null = null;
  for (const other of delayed) {
    if (other === saying) break;
    const until = (fates.get(other) as Judged).at;
    if (other.line === saying.line && until > at) latest = Math.max(latest ?? until, until);
  }
  return latest;
}

export function lineTo(reader: string, channel: string): string {
  return `${channel}/${reader}`;
}

export function readerOf({ kind = 'member', externalId }: MemberFacts, recipient: string | undefined): string {
  return recipient === undefined ? `${kind}/${externalId}` : `@${recipient}`;
}

export function sayingOf(program: Program, flow: string, message: Extract<Command, { type: 'message' }>, self: MemberFacts): Saying {
  const { step, key, channel, recipient } = message;
  return {
    of: 'message', step, key, line: lineTo(readerOf(self, recipient), channel),
    judge: (world, member, from, behind) => fateOf(world, message, member, from, behind),
    tells: (fate, last) => comesOf(program, flow, message, fate, last),
  };
}

export function sayingOfPost(program: Program, post: Extract<Command, { type: 'postToGroup' }>): Saying {
  const { step, key, community } = post;
  return {
    of: 'post', step, key, line: lineTo(community, 'group'),
    judge: (world, { zone }, from, behind) => fateOfPost(world, program, post, zone, from, behind),
    tells: () => [],
  };
}
