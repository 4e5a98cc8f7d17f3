// The small world around a simulated member: stock, seats and splits. Answers what the server's request handlers answer, by the same rules.
import type { Instant } from '../instant.ts';
import { balancedWay } from '../interpreter/balanced-way.ts';
import type { Command } from '../interpreter/command.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import { grantCode } from '../interpreter/grant-code.ts';
import type { RequestKinds } from '../interpreter/request.ts';
import type { JsonObject } from '../json.ts';
import type { SendingPolicy } from '../sending/sending-policy.ts';
import type { Crowd, StartedForEach } from './crowd.ts';
import type { HoldInWorld } from './hold-world.ts';
import type { KnownIncident } from './incident-world.ts';

export interface World {
  /** Item → what is left, and when the offer ends. An item that is not here never sells out. */
  readonly stock?: Readonly<Record<string, { readonly left: number | null; readonly endsAt?: Instant | null }>>;
  /** Community → seats that are free. One that is not here has room for everybody. */
  readonly seats?: Readonly<Record<string, number>>;
  /** Community → how many it takes in all, as whoever finds it full hears; 0 where that is not said. */
  readonly capacities?: Readonly<Record<string, number>>;
  /** What the workspace has decided about messages; absent: nothing holds one back but a withdrawn consent. */
  readonly sending?: Partial<SendingPolicy>;
  /** What is held back already when the run begins. */
  readonly holds?: readonly HoldInWorld[];
  /** Incidents that were there before, oldest first. */
  readonly incidents?: readonly KnownIncident[];
  /** The others: whom steps for many concern. */
  readonly crowd?: Crowd;
  /** What those steps have started, by key. */
  readonly startedForEach?: Readonly<Record<string, StartedForEach>>;
  /** Experiment → unit → the way that it was given. */
  readonly splits?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the member was granted before, by item. */
  readonly granted?: Readonly<Record<string, JsonObject>>;
}

export interface WorldAnswer {
  readonly world: World;
  /** When it comes, where that is later. */
  readonly at?: Instant;
  readonly outcome: string;
  readonly data: JsonObject;
}

type RequestCommand = Extract<Command, { type: 'request' }>;

/** Null: this world does not know such things; whoever simulates answers in its place. */
export function askWorld(world: World, { request, key, at }: RequestCommand, member: MemberFacts): WorldAnswer | null {
  switch (request.kind) {
    case 'grant':
      return grantFrom(world, request, key, at);
    case 'callback':
      return { world, outcome: 'opened', data: simulatedToken(key) };
    case 'community':
      return seatIn(world, request, member);
    case 'split':
      return wayIn(world, request, member);
    default:
      return null;
  }
}

export function simulatedToken(key: string): JsonObject {
  return { token: `simulated-${grantCode(key).toLowerCase()}` };
}

function grantFrom(world: World, { item, once, expiresAt }: RequestKinds['grant'], key: string, at: Instant): WorldAnswer {
  const had = world.granted?.[item];
  if (once && had !== undefined) return { world, outcome: 'already', data: had };
  const stock = world.stock?.[item];
  if (stock?.endsAt != null && at >= stock.endsAt) return { world, outcome: 'expired', data: { endedAt: stock.endsAt } };
  if (stock?.left != null && stock.left <= 0) return { world, outcome: 'soldOut', data: {} };
  const data = { code: grantCode(key), expiresAt };
  const left = stock?.left == null ? world.stock : { ...world.stock, [item]: { ...stock, left: stock.left - 1 } };
  return { world: { ...world, ...(left === undefined ? {} : { stock: left }), granted: { ...world.granted, [item]: data } }, outcome: 'granted', data };
}

function seatIn(world: World, { join, leave }: RequestKinds['community'], { communities }: MemberFacts): WorldAnswer {
  const already = join === null || communities.includes(join);
  const left = leave !== null && communities.includes(leave);
  const seats = join === null ? undefined : world.seats?.[join];
  if (!already && seats !== undefined && seats <= 0) return { world, outcome: 'full', data: { capacity: world.capacities?.[join as string] ?? 0 } };
  const after = already || seats === undefined || join === null ? world : { ...world, seats: { ...world.seats, [join]: seats - 1 } };
  return { world: after, outcome: 'moved', data: { already, left } };
}

function wayIn(world: World, { experiment, unit, chosen, ways }: RequestKinds['split'], { externalId }: MemberFacts): WorldAnswer {
  const given = world.splits?.[experiment] ?? {};
  const name = unit ?? `member/${externalId}`;
  const had = Object.hasOwn(given, name) ? given[name] : undefined;
  if (had !== undefined && ways.some(({ id }) => id === had)) return { world, outcome: had, data: { kept: true } };
  const counts: Record<string, number> = {};
  for (const way of Object.values(given)) counts[way] = (counts[way] ?? 0) + 1;
  const way = chosen ?? balancedWay(ways, counts);
  return { world: { ...world, splits: { ...world.splits, [experiment]: { ...given, [name]: way } } }, outcome: way, data: { kept: false } };
}
