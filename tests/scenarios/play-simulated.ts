import { compile, createCatalog, type Crowd, type HistoricEvent, type Input, type MemberFacts, simulateRun, type TrailEntry } from '@sopwith/engine';
import { type Happening, instantOf, type Scenario, zoneOf } from './scenario.ts';

export interface Played {
  readonly runId: string;
  readonly trail: readonly TrailEntry[];
  readonly texts: readonly string[];
}

const RUN = 'simulated';
export const WHO = 'the scenario';

export function playSimulated(scenario: Scenario): Played {
  const { subject = {}, context = {} } = scenario;
  const from = instantOf(scenario, scenario.start);
  const member: MemberFacts = {
    externalId: 'm1',
    zone: zoneOf(scenario),
    joinedAt: subject.joinedAt === undefined ? from : instantOf(scenario, subject.joinedAt),
    attributes: subject.attributes ?? {},
    tags: subject.tags ?? [],
    tiers: subject.tiers ?? {},
    communities: subject.communities ?? [],
  };
  const inputs = (scenario.happens ?? []).map((happening, n) => inputOf(scenario, happening, n + 1));
  const until = instantOf(scenario, scenario.until);
  const { trail, messages } = simulateRun(compile(scenario.flow, createCatalog()), { member, context, inputs, from, until, world: { crowd: crowdOf(scenario) } });
  return { runId: RUN, trail, texts: messages.map(({ text }) => text) };
}

function crowdOf(scenario: Scenario): Crowd {
  const { crowd = [], others } = scenario;
  const members = crowd.map(({ id, attributes = {}, tags = [], communities = [], did = [] }) => {
    const histories: Record<string, HistoricEvent[]> = {};
    for (const [seq, { at: local, event, properties = {} }] of did.entries()) {
      const at = instantOf(scenario, local);
      histories[event] = [...(histories[event] ?? []), { at, occurredAt: at, seq, properties }];
    }
    const facts = { externalId: id, zone: zoneOf(scenario), joinedAt: instantOf(scenario, scenario.start), attributes, tags, tiers: {}, communities };
    return { facts, histories };
  });
  const ends = Object.fromEntries(
    Object.entries(others?.ends ?? {}).map(([id, { afterMinutes, reason }]) => [id, { afterMs: afterMinutes * 60_000, reason }]),
  );
  return { members, ends };
}

function inputOf(scenario: Scenario, happening: Happening, seq: number): Input {
  const at = instantOf(scenario, happening.at);
  if ('event' in happening) return { type: 'event', at, seq, event: happening.event, properties: happening.properties ?? {} };
  const { task, outcome, visit = 1, form } = happening;
  return { type: 'answer', at, seq, key: `${RUN}/${task}#${visit}`, outcome, data: { by: WHO, ...(form === undefined ? {} : { form }) } };
}
