import { ACKNOWLEDGED, builtinCalendars, compile, createCatalog, type Crowd, type HistoricEvent, type Input, type MemberFacts, simulateRun, type TrailEntry } from '@sopwith/engine';
import { answersOf, WHO } from './people-simulated.ts';
import { EARLIER_CODE, type Happening, instantOf, type Scenario, subjectId, zoneOf } from './scenario.ts';
import { startingContext } from './starting-context.ts';

export interface Played {
  readonly runId: string;
  readonly trail: readonly TrailEntry[];
  readonly texts: readonly string[];
}

const RUN = 'simulated';

export function playSimulated(scenario: Scenario): Played {
  const { subject = {} } = scenario;
  const from = instantOf(scenario, scenario.start);
  const member: MemberFacts = {
    ...(subject.kind === undefined ? {} : { kind: subject.kind }),
    externalId: subjectId(scenario),
    zone: zoneOf(scenario),
    joinedAt: subject.joinedAt === undefined ? from : instantOf(scenario, subject.joinedAt),
    attributes: subject.attributes ?? {},
    tags: subject.tags ?? [],
    tiers: subject.tiers ?? {},
    communities: subject.communities ?? [],
  };
  const happenings = scenario.happens ?? [];
  const zones = happenings.flatMap((one) => ('zone' in one ? [{ at: instantOf(scenario, one.at), zone: one.zone }] : []));
  const stills = happenings.flatMap((one) =>
    'pauseUntil' in one ? [{ from: instantOf(scenario, one.at), until: instantOf(scenario, one.pauseUntil), elapsed: one.elapsed, by: WHO }] : [],
  );
  const inputs = happenings.flatMap((happening, n) => inputOf(scenario, happening, n + 1) ?? []);
  const until = instantOf(scenario, scenario.until);
  const program = compile(scenario.flow, createCatalog());
  const calendar = builtinCalendars.find(({ id }) => id === program.calendar);
  const { trail, messages } = simulateRun(program, {
    member,
    context: startingContext(scenario, program, member, from),
    inputs,
    zones,
    stills,
    from,
    until,
    ...(calendar === undefined ? {} : { calendar }),
    world: {
      ...(scenario.failing === undefined ? {} : { sending: { failing: scenario.failing } }),
      crowd: crowdOf(scenario),
      stock: Object.fromEntries(
        Object.entries(scenario.stock ?? {}).map(([item, { left, until: end }]) => [item, { left, ...(end === undefined ? {} : { endsAt: instantOf(scenario, end) }) }]),
      ),
      seats: Object.fromEntries(Object.entries(scenario.capacities ?? {}).map(([id, capacity]) => [id, capacity - seated(scenario, id)])),
      capacities: scenario.capacities ?? {},
      granted: Object.fromEntries((scenario.granted ?? []).map((item) => [item, { code: EARLIER_CODE, expiresAt: null }])),
      incidents: (scenario.incidents ?? []).map((mergeKey, n) => ({ id: `I-${n + 1}`, mergeKey, severity: 'medium', isOpen: true, lastAt: from })),
    },
    answer: answersOf(scenario),
  });
  return { runId: RUN, trail, texts: messages.map(({ text }) => text) };
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
    return { facts, histories };
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
  if ('takeUp' in happening) return { type: 'answer', at, seq, key: `${RUN}/${happening.takeUp}#${happening.visit ?? 1}`, outcome: ACKNOWLEDGED, data: { by: WHO } };
  if (!('task' in happening)) return null;
  const { task, outcome, visit = 1, form } = happening;
  const items = scenario.flow.steps.find(({ id }) => id === task)?.config.checklist;
  const ticks = Array.isArray(items) ? { ticked: 0, of: items.length } : {};
  return { type: 'answer', at, seq, key: `${RUN}/${task}#${visit}`, outcome, data: { by: WHO, ...(form === undefined ? {} : { form }), ...ticks } };
}
