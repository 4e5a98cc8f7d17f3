// What can be chosen is chosen in some scenario, on the simulator and on Temporal: read from the schemas, so that a new choice asks for its own.
import { type FlowDocument, flowJsonSchema, type Json, type JsonObject } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { choicesIn, chosenIn } from './options.ts';
import { startedByOf } from './play-simulated.ts';
import { scenarios } from './scenarios.ts';

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
