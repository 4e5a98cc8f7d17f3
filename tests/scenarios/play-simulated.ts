import { compile, createCatalog, type Input, type MemberFacts, simulateRun, type TrailEntry } from '@sopwith/engine';
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
  const { trail, messages } = simulateRun(compile(scenario.flow, createCatalog()), { member, context, inputs, from, until });
  return { runId: RUN, trail, texts: messages.map(({ text }) => text) };
}

function inputOf(scenario: Scenario, happening: Happening, seq: number): Input {
  const at = instantOf(scenario, happening.at);
  if ('event' in happening) return { type: 'event', at, seq, event: happening.event, properties: happening.properties ?? {} };
  const { task, outcome, visit = 1, form } = happening;
  return { type: 'answer', at, seq, key: `${RUN}/${task}#${visit}`, outcome, data: { by: WHO, ...(form === undefined ? {} : { form }) } };
}
