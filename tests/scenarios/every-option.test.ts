// What can be chosen is chosen in some scenario, on the simulator and on Temporal: read from the schemas, so that a new choice asks for its own.
import { builtinSteps, type FlowDocument, flowJsonSchema, type Json, type JsonObject } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { choicesIn, chosenIn } from './options.ts';
import { startedByOf } from './play-simulated.ts';
import { isPlayed } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/** Choice of a step → why no scenario makes it. */
const LEFT_OUT: Readonly<Record<string, string>> = {};

const flowProperties = flowJsonSchema([]).properties as JsonObject;

function missing(schema: Json | undefined, chosen: readonly Json[], place: string, leftOut: Readonly<Record<string, string>> = {}): readonly string[] {
  const found = new Set<string>();
  for (const value of chosen) chosenIn(schema, value, place, found);
  const choices = choicesIn(schema, place);
  expect(Object.keys(leftOut).filter((choice) => found.has(choice) || !choices.has(choice))).toEqual([]);
  return [...choices.keys()].filter((choice) => !found.has(choice) && !Object.hasOwn(leftOut, choice));
}

test('every kind of trigger, and every choice in one, starts the run of some scenario', () => {
  const triggers = (flowProperties.triggers as JsonObject).items;
  expect(choicesIn(triggers, 'trigger').size).toBeGreaterThan(10);
  expect(missing(triggers, scenarios.flatMap((scenario) => startedByOf(scenario) ?? []) as never, 'trigger')).toEqual([]);
});

test('every rule of re-entry lets somebody in again and keeps somebody out in some scenario', () => {
  const played = scenarios.filter(({ refused = [] }) => refused.length > 0);
  expect(missing(flowProperties.reentry, played.map(({ flow }) => flow.reentry) as never, 'reentry')).toEqual([]);
  const again = ({ trail }: { readonly trail: string }) => (trail.match(/ started$/gm) ?? []).length > 1;
  const types = (list: readonly { readonly flow: FlowDocument }[]) => new Set(list.map(({ flow }) => `${flow.reentry.type}${flow.key === undefined ? '' : ' by key'}`));
  expect([...types(played.filter(again))].sort()).toEqual(['afterDays', 'afterEnd', 'never by key']);
  expect([...types(played)].sort()).toEqual(['afterDays', 'afterEnd', 'never', 'never by key']);
});

test('every choice in the settings of every step is played by some scenario', () => {
  const schemas = new Map(builtinSteps.map(({ manifest: { type, config } }) => [type, config]));
  const chosen = new Set<string>();
  for (const scenario of scenarios)
    for (const { id, type, config } of scenario.flow.steps) if (isPlayed(scenario, id)) chosenIn(schemas.get(type), config, type, chosen);
  const choices = new Map<string, readonly string[]>();
  for (const [type, config] of schemas) for (const [choice, places] of choicesIn(config, type)) choices.set(choice, [...(choices.get(choice) ?? []), ...places]);
  expect([...choices].flatMap(([choice, places]) => (chosen.has(choice) || Object.hasOwn(LEFT_OUT, choice) ? [] : [`${choice} in ${places.join(', ')}`]))).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((choice) => chosen.has(choice) || !choices.has(choice))).toEqual([]);
});
