import {
  ACKNOWLEDGED, builtinCalendars, compile, contextProblem, type Crowd, type Delivered, type HistoricEvent, holdsForMember, type Input, type Instant, type JsonObject, judgeReentry, keyOf, type MemberFacts,
  type PreviousRun, type Program, type Simulated, simulateRun, type Trigger, type World,
} from '@sopwith/engine';
import { catalog } from './catalog.ts';
import { laterTimes, startOf, triggered } from './how-it-starts.ts';
import { innerRuns } from './inner-runs.ts';
import { answersOf, WHO } from './people-simulated.ts';
import { EARLIER_CODE, fateLine, formFor, type Happening, instantOf, type Played, type Refused, type Scenario, subjectId, zoneOf } from './scenario.ts';

const RUN = 'simulated';

export function playSimulated(scenario: Scenario): Played {
  const program = compile(scenario.flow, catalog);
  const from = instantOf(scenario, scenario.start);
  const before = (scenario.happens ?? []).filter(({ at }) => instantOf(scenario, at) < from).length;
  const first = { at: from, after: before - 1, context: startOf(scenario, program, memberOf(scenario), from).context };
  if (scenario.refused !== undefined) return playEveryRun(scenario, program, first);
  const one = playRun(scenario, program, memberOf(scenario), first);
  return { runIds: [RUN], trail: one.trail, ...saidIn(scenario, [one]), refused: [], others: one.others };
}

/** Null: nothing but somebody who enrols. */
export function startedByOf(scenario: Scenario): Trigger | null {
  return startOf(scenario, compile(scenario.flow, catalog), memberOf(scenario), instantOf(scenario, scenario.start)).by;
}

interface Beginning {
  readonly at: Instant;
  /** The last of what happens that had happened by then. */
  readonly after: number;
  readonly context: JsonObject;
}

/** Judged as whoever routes an event has it: by what the runs before were when it came, so that what ends a run does not start the next. */
function playEveryRun(scenario: Scenario, program: Program, first: Beginning): Played {
  let member = memberOf(scenario);
  const runs: (PreviousRun & { readonly key: string })[] = [];
  const refused: Refused[] = [];
  let splits: World['splits'] = {};
  const played: ReturnType<typeof playRun>[] = [];
  for (const beginning of [first, ...laterStarts(scenario, program)]) {
    const { at, context } = beginning;
    const key = keyOf(program, context);
    const earlier = runs.filter((run) => run.key === key).map((run): PreviousRun => (run.endedAt !== null && run.endedAt < at ? run : { ...run, status: 'active', endedAt: null }));
    const why = contextProblem(program, context) ?? (key === null ? 'keyMissing' : null);
    const verdict = judgeReentry(program.reentry, earlier, at, member.zone);
    if (why !== null || key === null) refused.push({ at, reason: why ?? 'keyMissing' });
    else if (!verdict.enroll) refused.push({ at, reason: verdict.reason });
    else {
      const one = playRun(scenario, program, member, beginning, splits);
      ({ member } = one);
      splits = one.world.splits ?? splits;
      played.push(one);
      runs.push({ key, status: one.run.status, startedAt: at, endedAt: one.run.status === 'ended' ? (one.trail.at(-1)?.at ?? at) : null });
    }
  }
  const others = Object.fromEntries(Object.keys(scenario.others?.trails ?? {}).map((flow) => [flow, played.flatMap((one) => one.others[flow] ?? [])]));
  return { runIds: [RUN], trail: played.flatMap(({ trail }) => trail), ...saidIn(scenario, played), refused, others };
}

/** Whatever a scenario is about: nothing that anybody reads may show an object as a text. */
function saidIn(scenario: Scenario, played: readonly Simulated[]): Pick<Played, 'texts' | 'posts' | 'fates'> {
  const commands = played.flatMap((one) => one.commands);
  const unread = commands.find((command) => JSON.stringify(command).includes('[object '));
  if (unread !== undefined) throw new Error(`expected texts that can be read, found ${JSON.stringify(unread)}`);
  const texts = played.flatMap(({ messages }) => messages.map(({ text }) => text));
  const postsOf = (one: Simulated) => one.commands.flatMap((command) => (command.type === 'postToGroup' ? [command.text] : []));
  const until = instantOf(scenario, scenario.until);
  const lineOf = (text: string, one: Delivered | undefined) => (one === undefined ? [] : [fateLine(scenario, one.at > until ? { ...one, status: 'waiting' } : one, text)]);
  const fates = played.flatMap((one) => [
    ...one.messages.flatMap(({ text }, n) => lineOf(text, one.deliveries[n])),
    ...postsOf(one).flatMap((text, n) => lineOf(text, one.posted[n])),
  ]);
  return { texts, posts: played.flatMap(postsOf), fates: scenario.fates === undefined ? [] : fates };
}

function laterStarts(scenario: Scenario, program: Program): readonly Beginning[] {
  const member = memberOf(scenario);
  const happens = scenario.happens ?? [];
  const byTime = laterTimes(scenario, program, member).map((at) => ({ at, after: happens.filter((one) => instantOf(scenario, one.at) < at).length - 1, context: {} }));
  const byWhatHappens = happens.flatMap((one, after) => {
    const at = instantOf(scenario, one.at);
    if ('enrol' in one) return [{ at, after, context: one.enrol }];
    if (!('event' in one)) return [];
    const started = triggered(scenario.flow.triggers, program, [{ name: one.event, properties: one.properties ?? {} }], member, at);
    return started === null ? [] : [{ at, after, context: started.context }];
  });
  return [...byWhatHappens, ...byTime].sort((a, b) => a.at - b.at);
}

/** Those that somebody is in from the start; who comes in later is told of by an event. */
function segmentsOf(scenario: Scenario, member: MemberFacts, histories: Readonly<Record<string, readonly HistoricEvent[]>> = {}): readonly string[] {
  const at = instantOf(scenario, scenario.start) - 1;
  return Object.entries(scenario.segments ?? {}).flatMap(([id, when]) => ((member.kind ?? 'member') === 'member' && holdsForMember(when, member, histories, at) ? [id] : []));
}

function memberOf(scenario: Scenario): MemberFacts {
  const { subject = {} } = scenario;
  const member = {
    ...(subject.kind === undefined ? {} : { kind: subject.kind }),
    externalId: subjectId(scenario),
    zone: zoneOf(scenario),
    joinedAt: instantOf(scenario, subject.joinedAt ?? scenario.start),
    attributes: subject.attributes ?? {},
    tags: subject.tags ?? [],
    tiers: subject.tiers ?? {},
    communities: subject.communities ?? [],
    ...contactLanguagesOf(scenario),
  };
  return { ...member, segments: segmentsOf(scenario, member) };
}

/** Of those of the crowd whom the member's attributes name. */
function contactLanguagesOf({ subject, crowd = [] }: Scenario): Pick<MemberFacts, 'contactLanguages'> {
  const of = (id: unknown) => crowd.find((one) => one.id === id)?.attributes?.['language'];
  const [guardian, staff] = [of(subject?.attributes?.['guardian']), of(subject?.attributes?.['adviser'])];
  if (typeof guardian !== 'string' && typeof staff !== 'string') return {};
  return { contactLanguages: { ...(typeof guardian === 'string' ? { guardian } : {}), ...(typeof staff === 'string' ? { staff } : {}) } };
}

function playRun(scenario: Scenario, program: Program, member: MemberFacts, { at: from, after, context }: Beginning, splits: World['splits'] = {}): Simulated & Pick<Played, 'others'> {
  const inner = innerRuns(scenario, member);
  const happenings = scenario.happens ?? [];
  const later = happenings.slice(after + 1);
  const zones = later.flatMap((one) => ('zone' in one ? [{ at: instantOf(scenario, one.at), zone: one.zone }] : []));
  const stills = later.flatMap((one) =>
    'pauseUntil' in one ? [{ from: instantOf(scenario, one.at), until: instantOf(scenario, one.pauseUntil), elapsed: one.elapsed, by: WHO }] : [],
  );
  const inputs = later.flatMap((happening, n) => inputOf(scenario, happening, after + n + 2) ?? []);
  const calendar = builtinCalendars.find(({ id }) => id === program.calendar);
  const simulated = simulateRun(program, {
    member,
    context,
    inputs,
    histories: historiesOf(scenario, happenings.slice(0, after + 1)),
    zones,
    stills,
    from,
    until: instantOf(scenario, scenario.until),
    ...(calendar === undefined ? {} : { calendar }),
    world: { ...worldOf(scenario, from), splits },
    answer: answersOf(scenario, inner),
  });
  const trails = inner.trails(simulated.trail);
  return { ...simulated, others: Object.fromEntries(Object.keys(scenario.others?.trails ?? {}).map((flow) => [flow, trails[flow] ?? []])) };
}

function historiesOf(scenario: Scenario, happened: readonly Happening[]): Readonly<Record<string, readonly HistoricEvent[]>> {
  const histories: Record<string, HistoricEvent[]> = {};
  for (const [n, one] of happened.entries()) {
    if (!('event' in one)) continue;
    const at = instantOf(scenario, one.at);
    histories[one.event] = [...(histories[one.event] ?? []), { at, occurredAt: at, seq: n + 1, properties: one.properties ?? {} }];
  }
  return histories;
}

function worldOf(scenario: Scenario, from: Instant): World {
  return {
    ...(scenario.failing === undefined ? {} : { sending: { failing: scenario.failing } }),
    crowd: crowdOf(scenario),
    stock: Object.fromEntries(
      Object.entries(scenario.stock ?? {}).map(([item, { left, until: end }]) => [item, { left, ...(end === undefined ? {} : { endsAt: instantOf(scenario, end) }) }]),
    ),
    seats: Object.fromEntries(Object.entries(scenario.capacities ?? {}).map(([id, capacity]) => [id, capacity - seated(scenario, id)])),
    capacities: scenario.capacities ?? {},
    granted: Object.fromEntries((scenario.granted ?? []).map((item) => [item, { code: EARLIER_CODE, expiresAt: null }])),
    incidents: incidentsOf(scenario).map(({ mergeKey, severity }, n) => ({ id: `I-${n + 1}`, mergeKey, severity, isOpen: true, lastAt: from })),
  };
}

/** The one that starts the run is the first. */
function incidentsOf({ startedBy, incidents = [] }: Scenario) {
  const known = incidents.map((mergeKey) => ({ mergeKey, severity: 'medium' }));
  return startedBy !== undefined && 'incident' in startedBy ? [startedBy.incident, ...known] : known;
}

function seated({ crowd = [] }: Scenario, community: string): number {
  return crowd.filter(({ communities = [] }) => communities.includes(community)).length;
}

function crowdOf(scenario: Scenario): Crowd {
  const { crowd = [], others } = scenario;
  const members = crowd.map(({ id, kind, attributes = {}, tags = [], communities = [], did = [] }) => {
    const histories: Record<string, HistoricEvent[]> = {};
    for (const [seq, { at: local, event, properties = {} }] of did.entries()) {
      const at = instantOf(scenario, local);
      histories[event] = [...(histories[event] ?? []), { at, occurredAt: at, seq, properties }];
    }
    const facts = { ...(kind === undefined ? {} : { kind }), externalId: id, zone: zoneOf(scenario), joinedAt: instantOf(scenario, scenario.start), attributes, tags, tiers: {}, communities };
    const segments = segmentsOf(scenario, facts, histories);
    return { facts: { ...facts, segments }, histories };
  });
  const ends = Object.fromEntries(
    Object.entries(others?.ends ?? {}).map(([id, { afterMinutes, reason }]) => [id, { afterMs: afterMinutes * 60_000, reason }]),
  );
  return { members, ends };
}

/** Null: an answer to a question, which comes once it is asked. */
function inputOf(scenario: Scenario, happening: Happening, seq: number): Input | null {
  const at = instantOf(scenario, happening.at);
  if ('event' in happening) return { type: 'event', at, seq, event: happening.event, properties: happening.properties ?? {} };
  if ('control' in happening) return { type: 'control', at, seq, control: happening.control };
  if ('takeUp' in happening) return { type: 'answer', at, seq, key: `${RUN}/${happening.takeUp}#${happening.visit ?? 1}`, outcome: ACKNOWLEDGED, data: { by: WHO } };
  if (!('task' in happening)) return null;
  const { task, outcome, visit = 1 } = happening;
  const items = scenario.flow.steps.find(({ id }) => id === task)?.config.checklist;
  const ticks = Array.isArray(items) ? { ticked: 0, of: items.length } : {};
  return { type: 'answer', at, seq, key: `${RUN}/${task}#${visit}`, outcome, data: { by: WHO, ...formFor(happening, incidentsOf(scenario).length === 0 ? undefined : 'I-1'), ...ticks } };
}
