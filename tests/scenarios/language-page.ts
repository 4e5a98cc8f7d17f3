// The examples of the page on the language, read from it: each is a scenario like any other.
import { readFileSync } from 'node:fs';
import { END, flow, type JsonObject, step, z } from '@sopwith/engine';
import type { Scenario } from './scenario.ts';

const json = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const visit = z.int().optional();
const at = z.string();

/** A word that means nothing here would be an example of nothing. What its flow says is checked as any flow is. */
const exampleSchema = z.strictObject({
  title: z.string(),
  zone: z.string().optional(),
  /** What it is about; a member unless said. */
  about: z.enum(['community', 'activity', 'piece', 'incident', 'project']).optional(),
  start: z.string(),
  until: z.string(),
  context: z.array(json).optional(),
  /** The values of the context. */
  given: json.optional(),
  exits: z.array(json).optional(),
  updates: z.array(json).optional(),
  calendar: z.string().optional(),
  attributes: json.optional(),
  /** What a way leads to is a step's id, or null. */
  steps: z.record(
    z.string(),
    z.strictObject({ type: z.string(), config: json, next: z.record(z.string(), z.string().nullable()), skipIf: json.optional(), maxVisits: z.int().optional(), name: z.string().optional() }),
  ),
  happens: z
    .array(
      z.union([
        z.strictObject({ at, event: z.string(), properties: json.optional() }),
        z.strictObject({ at, task: z.string(), outcome: z.string(), visit, form: json.optional() }),
        z.strictObject({ at, takeUp: z.string(), visit }),
        z.strictObject({ at, approval: z.string(), by: z.string(), vote: z.enum(['approve', 'reject']), note: z.string().optional(), visit }),
        z.strictObject({ at, ask: z.string(), given: json, visit }),
        z.strictObject({ at, zone: z.string() }),
        z.strictObject({ at, pauseUntil: z.string(), elapsed: z.enum(['fire', 'skip', 'retime']) }),
      ]),
    )
    .optional(),
  /** Channels that take nothing. */
  failing: z.array(z.enum(['in-app', 'email', 'webhook'])).optional(),
  trail: z.array(z.string()),
});

export const languagePage = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

export const languageScenarios: readonly Scenario[] = [...languagePage.matchAll(/```json scenario\n([\s\S]*?)```/g)].map(([, text = '']) => scenarioOf(text));

export function scenarioOf(text: string): Scenario {
  const { title, zone, about, start, until, context = [], given, exits = [], updates, calendar, attributes, steps, happens = [], failing, trail } = exampleSchema.parse(JSON.parse(text));
  const drawn = Object.entries(steps).map(([id, { type, config, next, ...options }]) => {
    const ways = Object.fromEntries(Object.entries(next).map(([way, to]): [string, string | typeof END] => [way, to ?? END]));
    return [id, step(type, config, ways, options as never)] as const;
  });
  const settings = { name: title, context, exits, ...(about === undefined ? {} : { subject: about }), ...(updates === undefined ? {} : { updates }), ...(calendar === undefined ? {} : { calendar }) };
  return {
    title: `language: ${title}`,
    // The builder's types check what is written in code; this is checked by the validator.
    flow: flow(settings as never, Object.fromEntries(drawn) as never),
    subject: { ...(about === undefined ? {} : { kind: about }), ...(zone === undefined ? {} : { zone }), ...(attributes === undefined ? {} : { attributes }) },
    ...(given === undefined ? {} : { context: given }),
    ...(failing === undefined ? {} : { failing }),
    start,
    until,
    happens: happens as NonNullable<Scenario['happens']>,
    trail: trail.join('\n'),
  };
}
