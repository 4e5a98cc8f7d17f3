// Every way out of every step of the gallery is taken by some scenario, so that no branch of a template is a guess.
import { type FlowDocument, flowTemplates, formatFlow, kitTemplates } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { playSimulated } from './play-simulated.ts';
import { scenarios } from './scenarios.ts';

/** `flow step outcome` → why no scenario can take it. */
const NEVER_TAKEN: Readonly<Record<string, string>> = {
  'kol-growth/kol role notMember': 'whoever accepted the invitation is a member',
  'content-calendar/week hand-over refused': 'no week was handed over before it',
  'kol-growth/honours nominate empty': 'somebody is ranked there',
  'kol-growth/honours honour empty': 'somebody is ranked there',
};

/** A post of a flow about a community always has one to go to. */
const isImpossible = ({ subject }: FlowDocument, way: string) => subject === 'community' && way.endsWith(' noCommunity');

const gallery = [
  ...flowTemplates.map(({ id, flows }) => ({ id, flow: flows.en })),
  ...kitTemplates.flatMap(({ id, kits }) => kits.en.flows.map((one) => ({ id: `${id}/${one.id}`, flow: one.flow }))),
];

/** The same flow may stand in the gallery alone and in a kit. */
const idsOf = new Map<string, string[]>();
for (const { id, flow } of gallery) idsOf.set(formatFlow(flow), [...(idsOf.get(formatFlow(flow)) ?? []), id]);

const taken = new Map<string, Set<string>>();
for (const scenario of scenarios) {
  const ids = idsOf.get(formatFlow(scenario.flow)) ?? [];
  if (ids.length === 0) continue;
  for (const { step, outcome } of playSimulated(scenario).trail) {
    if (step === null || outcome === null) continue;
    for (const id of ids) taken.set(id, (taken.get(id) ?? new Set()).add(`${step} ${outcome}`));
  }
}

test.each(gallery.map(({ id, flow }) => [id, flow] as const))('every way of %s is taken by a scenario', (id, flow) => {
  const ways = [
    ...flow.edges.map(({ from, outcome }) => `${from} ${outcome}`),
    ...flow.steps.flatMap((step) => (step.ends ?? []).map((outcome) => `${step.id} ${outcome}`)),
  ];
  const missing = ways.filter((way) => !isImpossible(flow, way) && !(taken.get(id)?.has(way) ?? false));
  expect(missing.sort()).toEqual(
    Object.keys(NEVER_TAKEN)
      .filter((one) => one.startsWith(`${id} `))
      .map((one) => one.slice(id.length + 1))
      .sort(),
  );
});
