// The examples of the page on the language, read from it: each is a scenario like any other.
import { readFileSync } from 'node:fs';
import { type ContextField, type ContextUpdate, END, type ExitRule, flow, type JsonObject, step } from '@sopwith/engine';
import type { Happening, Scenario } from './scenario.ts';

/** As it stands on the page. What a way leads to is a step's id, or null. */
interface Example {
  readonly title: string;
  readonly zone?: string;
  readonly start: string;
  readonly until: string;
  readonly context?: readonly ContextField[];
  /** The values of the context. */
  readonly given?: JsonObject;
  readonly exits?: readonly ExitRule[];
  readonly updates?: readonly ContextUpdate[];
  readonly calendar?: string;
  readonly attributes?: JsonObject;
  readonly steps: Readonly<Record<string, { readonly type: string; readonly config: object; readonly skipIf?: never; readonly next: Readonly<Record<string, string | null>> }>>;
  readonly happens?: readonly Happening[];
  readonly failing?: Scenario['failing'];
  readonly trail: readonly string[];
}

export const languagePage = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

export const languageScenarios: readonly Scenario[] = [...languagePage.matchAll(/```json scenario\n([\s\S]*?)```/g)].map(([, json = '']) =>
  // Written by hand: what is wrong with one shows when it is compiled and played.
  scenarioOf(JSON.parse(json) as Example),
);

function scenarioOf({ title, zone, start, until, context = [], given, exits = [], updates, calendar, attributes, steps, happens = [], failing, trail }: Example): Scenario {
  const drawn = Object.entries(steps).map(([id, { type, config, next, ...options }]) => {
    const ways = Object.fromEntries(Object.entries(next).map(([way, to]): [string, string | typeof END] => [way, to ?? END]));
    return [id, step(type, config, ways, options)] as const;
  });
  const settings = { name: title, context, exits, ...(updates === undefined ? {} : { updates }), ...(calendar === undefined ? {} : { calendar }) };
  return {
    title: `language: ${title}`,
    // The builder's types check ids that are written in code; these are checked by the validator.
    flow: flow(settings, Object.fromEntries(drawn) as never),
    subject: { ...(zone === undefined ? {} : { zone }), ...(attributes === undefined ? {} : { attributes }) },
    ...(given === undefined ? {} : { context: given }),
    ...(failing === undefined ? {} : { failing }),
    start,
    until,
    happens,
    trail: trail.join('\n'),
  };
}
