// The others of a simulation, whom a step for many concerns. Answers what the server's jobs answer, by the same rules.
import type { Program } from '../compile/program.ts';
import { holdsForMember } from '../condition/judge-member.ts';
import type { SubjectKind } from '../document/subject.ts';
import type { Instant } from '../instant.ts';
import type { AskedAudience } from '../interpreter/asked-audience.ts';
import type { Command } from '../interpreter/command.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { AskedPast, RequestKinds } from '../interpreter/request.ts';
import type { JsonObject } from '../json.ts';
import { drawWinners } from '../many/draw-winners.ts';
import { compareAsked } from '../many/compare-asked.ts';
import { figure } from '../many/figure.ts';
import { pastFigure } from '../many/past-figure.ts';
import { placeInRanking } from '../many/place-in-ranking.ts';
import { ranked, type Valued } from '../many/ranked.ts';
import { type Round, roundOf } from './tell-crowd.ts';
import type { World } from './world.ts';

export interface CrowdMember {
  readonly facts: MemberFacts;
  readonly histories?: Readonly<Record<string, readonly HistoricEvent[]>>;
}

export interface Crowd {
  readonly members: readonly CrowdMember[];
  /** Incident → the ids of those whom it concerns, besides the member of the simulation. */
  readonly concerned?: Readonly<Record<string, readonly string[]>>;
  /** How the flow that is started for each ends, by the member's id; who is not here stays in it. */
  readonly ends?: Readonly<Record<string, { readonly afterMs: number; readonly reason: string }>>;
}

/** What a `for-each` has started, by its key. */
export interface StartedForEach {
  readonly flow: string;
  /** Who was started in it, and until when they are in it; null: for good. */
  readonly inside: readonly { readonly id: string; readonly until: Instant | null }[];
  readonly started: number;
  readonly excluded: number;
  readonly ends: readonly { readonly at: Instant; readonly reason: string }[];
}

export interface CrowdAnswer {
  /** What is said to many, whose answer is made of what becomes of it. */
  readonly round?: Round;
  readonly started?: StartedForEach;
  /** What the member of the simulation hears of it, before the answer. */
  readonly events: readonly { readonly event: string; readonly properties: JsonObject }[];
  /** Null: it never comes, or is that of the round. */
  readonly answer: { readonly at: Instant; readonly outcome: string; readonly data: JsonObject } | null;
}

type Known = Readonly<Record<string, StartedForEach>>;
const NOBODY: Crowd = { members: [] };

interface AskedBy {
  readonly program: Program;
  /** As it is known to whoever hears of its messages. */
  readonly flow: string;
  readonly command: Extract<Command, { type: 'request' }>;
}

/** Null: no question about many. `self` is the member of the simulation, one of the crowd. */
export function askCrowd(world: World, { program, flow, command }: AskedBy, self: CrowdMember): CrowdAnswer | null {
  const { request, key, at, step } = command;
  const { crowd = NOBODY, startedForEach: known = {} } = world;
  const answered = (outcome: string, data: JsonObject, events: CrowdAnswer['events'] = []): CrowdAnswer => ({ events, answer: { at, outcome, data } });
  switch (request.kind) {
    case 'for-each':
      return startForEach(crowd, known, request, at, self);
    case 'close-job':
      return answered('timeout', countsAt(known[key] ?? { flow: '', inside: [], started: 0, excluded: 0, ends: [] }, at));
    case 'broadcast': {
      const { listed, holds } = listIn(crowd, request.audience, at, self);
      const people = [...crowd.members, self].map(({ facts }) => facts);
      const round = roundOf(world, { program, flow, step, key, at }, request, self.facts, people, holds.map(({ facts }) => facts), listed - holds.length);
      return { round, events: [], answer: null };
    }
    case 'measure': {
      const { holds } = listIn(crowd, request.audience, at, self);
      return answered('done', { [request.into]: figure(request, valuesOf(holds, request, at)), audienceSize: holds.length });
    }
    case 'compare': {
      const found = compareAsked(request, (audience) => valuesOf(listIn(crowd, audience, at, self).holds, request, at));
      return answered(found.finding, { found });
    }
    case 'rank': {
      const { holds } = listIn(crowd, request.audience, at, self);
      const rows = ranked(valuesOf(holds, request, at));
      const own = rows.filter(({ externalId }) => externalId === self.facts.externalId);
      const events = own.map(({ rank, value }) => ({ event: '$ranked', properties: { rank, value, of: rows.length } }));
      const names = new Map(holds.map(({ facts }) => [facts.externalId, facts.attributes['name']]));
      const ranking = rows.slice(0, MOST_RANKED).map(({ externalId: id, rank, value }) => placeInRanking({ id, rank, value }, names.get(id)));
      return answered('done', { ranking, ranked: rows.length }, events);
    }
    case 'draw': {
      const { holds } = listIn(crowd, request.audience, at, self);
      const { winners, listHash } = drawWinners(holds.map(({ facts }) => facts.externalId), request.winners, request.seed);
      const won = winners.includes(self.facts.externalId);
      const data = { winners: [...winners], drawSeed: request.seed, drawHash: listHash, drawnFrom: holds.length };
      return answered('done', data, won ? [{ event: '$drawn', properties: { seed: request.seed, of: holds.length } }] : []);
    }
    default:
      return null;
  }
}

/** As many as a variable keeps of a ranking. */
const MOST_RANKED = 20;

function startForEach(crowd: Crowd, known: Known, { audience, flow, percent, about, targets }: RequestKinds['for-each'], at: Instant, self: CrowdMember): CrowdAnswer {
  const { listed, ids } =
    targets !== undefined ? { listed: targets.length, ids: targets.map(({ id }) => id) } : about === undefined ? idsOf(listIn(crowd, audience, at, self)) : othersIn(crowd, audience, about, self);
  // Nobody is in one flow twice at once.
  const already = new Set(
    Object.values(known).flatMap((one) => (one.flow === flow ? one.inside.flatMap(({ id, until }) => (until === null || until > at ? [id] : [])) : [])),
  );
  const begun = ids.filter((id) => !already.has(id));
  const inside = begun.map((id) => {
    const end = crowd.ends?.[id];
    return { id, until: end === undefined ? null : at + end.afterMs, reason: end?.reason ?? '' };
  });
  const ends = inside.flatMap(({ until, reason }) => (until === null ? [] : [{ at: until, reason }])).sort((a, b) => a.at - b.at);
  const started: StartedForEach = { flow, inside: inside.map(({ id, until }) => ({ id, until })), started: begun.length, excluded: listed - begun.length, ends };
  const needed = Math.ceil((begun.length * percent) / 100);
  const last = needed === 0 ? at : ends[needed - 1]?.at;
  if (last === undefined) return { started, events: [], answer: null };
  return { started, events: [], answer: { at: last, outcome: listed === 0 ? 'empty' : 'done', data: countsAt(started, last) } };
}

function idsOf({ listed, holds }: ReturnType<typeof listIn>) {
  return { listed, ids: holds.map(({ facts }) => facts.externalId) };
}

/** Of another kind than members: those that a list names, known or not, or all of the kind. */
function othersIn({ members }: Crowd, audience: AskedAudience, kind: SubjectKind, self: CrowdMember) {
  const known = [...members, self].filter(({ facts }) => (facts.kind ?? 'member') === kind).map(({ facts }) => facts.externalId);
  const ids = [...new Set(audience.from === 'list' ? audience.ids : known)];
  return { listed: ids.length, ids };
}

function countsAt({ started, excluded, ends }: StartedForEach, at: Instant): JsonObject {
  const over = ends.filter((end) => end.at <= at);
  const outcomes: Record<string, number> = {};
  for (const { reason } of over) outcomes[reason] = (outcomes[reason] ?? 0) + 1;
  return { started, excluded, finished: over.length, outcomes };
}

/** By id; and among them those for whom the condition holds. */
function listIn({ members, concerned }: Crowd, audience: AskedAudience, at: Instant, self: CrowdMember) {
  const all = [...members, self].filter(({ facts }) => (facts.kind ?? 'member') === 'member');
  const isListed = (one: CrowdMember): boolean => {
    const { externalId, communities, segments = [] } = one.facts;
    switch (audience.from) {
      case 'all':
        return true;
      case 'list':
        return audience.ids.includes(externalId);
      case 'community':
        return communities.includes(audience.of);
      case 'segment':
        return segments.includes(audience.of);
      case 'incident':
        return one === self || (concerned?.[audience.of] ?? []).includes(externalId);
      case 'registered':
        return isRegistered(one, audience.of, at);
    }
  };
  const listed = all.filter(isListed).sort((a, b) => (a.facts.externalId < b.facts.externalId ? -1 : 1));
  const { where } = audience;
  const holds = where === null ? listed : listed.filter(({ facts, histories = {} }) => holdsForMember(where, facts, histories, at));
  return { listed: listed.length, holds };
}

/** The last word counts: who took the registration back is not among them. */
function isRegistered({ histories = {} }: CrowdMember, activity: string, at: Instant): boolean {
  const last = (name: string) =>
    (histories[name] ?? [])
      .filter((event) => event.at <= at && event.properties.activity === activity)
      .reduce((latest, event) => Math.max(latest, event.at), Number.NEGATIVE_INFINITY);
  return last('registered') > last('unregistered');
}

function valuesOf(members: readonly CrowdMember[], past: AskedPast, at: Instant): readonly Valued[] {
  return members.map(({ facts, histories = {} }) => ({ externalId: facts.externalId, ...pastFigure(past, facts, histories, at) }));
}
