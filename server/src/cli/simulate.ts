// Plays one member through a flow in a file: who they are and what they do stands in a script.
import { parseArgs } from 'node:util';
import { describeInstant, describeOutcome, describeReason, type Input, isZone, type JsonObject, type MemberFacts, quote, simulateRun, type World, z } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { cohortLines, cohortSchema } from './simulate-cohort.ts';
import { langOf, onlyFile, readProgram, stepTypes } from './flow-file.ts';
import { NO_ZONE, readJson } from './json-file.ts';
import { runLine } from './play-words.ts';

const instant = z.iso.datetime({ offset: true });
const json = z.record(z.string(), z.unknown());

export const scriptSchema = z.strictObject({
  from: instant,
  until: instant,
  member: z
    .strictObject({ id: z.string().default('member'), zone: z.string().refine(isZone, NO_ZONE).default('UTC'), attributes: json.default({}), tags: z.array(z.string()).default([]), communities: z.array(z.string()).default([]) })
    .prefault({}),
  context: json.default({}),
  /** What the member does, and when. */
  events: z.array(z.strictObject({ at: instant, event: z.string(), properties: json.default({}) })).default([]),
  /** How a person or another system answers, by step. */
  answers: z.record(z.string(), z.strictObject({ afterMinutes: z.number().min(0).default(0), outcome: z.string(), data: json.default({}) })).default({}),
  /** Stock and seats. */
  world: json.default({}),
});

export const simulateCommand: Command = {
  name: 'simulate',
  usage: 'FLOW (--script FILE | --cohort FILE) [--lang zh|en]',
  summary: {
    zh: '让一位成员按剧本走一遍流程，每一步都说明原因；或让一批人按概率走，说出每一步各从哪个出口离开了多少次。',
    en: 'Plays one member through a flow, by a script of what they do, and tells each step with its reason; or a cohort that behaves by chance, and tells how often each step was left by which way.',
  },
  async run(args, _say, print) {
    const options = { script: { type: 'string' }, cohort: { type: 'string' }, lang: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const lang = langOf(values.lang);
    if (values.script !== undefined && values.cohort !== undefined) throw new UsageProblem({ zh: '剧本和人群只写一个。', en: 'Name a script or a cohort, not both.' });
    if (values.script === undefined && values.cohort === undefined) throw new UsageProblem({ zh: '写明一位成员的剧本：--script FILE；或一批人怎么做：--cohort FILE。', en: 'Name the script of one member: --script FILE; or how many behave: --cohort FILE.' });
    const types = await stepTypes();
    const { flow, program } = await readProgram(onlyFile(positionals, 'FLOW'), types);
    if (values.cohort !== undefined) {
      for (const line of cohortLines(program, await readJson(values.cohort, cohortSchema, { zh: '人群的描述', en: 'cohort' }), lang)) print(line);
      return 0;
    }
    const script = await readJson(values.script ?? '', scriptSchema, { zh: '剧本', en: 'script' });
    const unknown = Object.keys(script.answers).find((step) => !Object.hasOwn(program.steps, step));
    if (unknown !== undefined) throw new StartProblem({
      zh: `流程里没有步骤 ${unknown}，没法替它回答。它的步骤有：${Object.keys(program.steps).join('、')}。`,
      en: `The flow has no step ${unknown} to answer for. Its steps: ${Object.keys(program.steps).join(', ')}.`,
    });
    const { member: who } = script;
    const member: MemberFacts = {
      externalId: who.id, zone: who.zone, joinedAt: Date.parse(script.from), attributes: who.attributes as JsonObject, tags: who.tags, tiers: {}, communities: who.communities,
    };
    const inputs = script.events.map(
      ({ at, event, properties }, n): Input => ({ type: 'event', at: Date.parse(at), seq: n + 1, event, properties: properties as JsonObject }),
    );
    const played = simulateRun(program, {
      member,
      context: script.context as JsonObject,
      inputs,
      from: Date.parse(script.from),
      until: Date.parse(script.until),
      world: script.world as World,
      answer: ({ step }) => {
        const given = script.answers[step];
        return given === undefined ? null : { afterMs: given.afterMinutes * 60_000, outcome: given.outcome, data: given.data as JsonObject };
      },
    });
    const stepOf = (id: string | null) => flow.steps.find((one) => one.id === id);
    for (const entry of played.trail) {
      const when = describeInstant(entry.at, lang, who.zone);
      print(`${when}  ${entry.step ?? '·'}${entry.outcome === null ? '' : ` → ${describeOutcome(entry.outcome, stepOf(entry.step), lang, types.catalog.types)}`}  ${describeReason(entry, flow.steps, { lang, zone: who.zone, titles: types.catalog })}`);
    }
    for (const message of played.messages) print(`${describeInstant(message.at, lang, who.zone)}  ${quote(message.text, lang)}`);
    print(runLine(played.run.status, played.run.endReason, lang));
    return played.run.status === 'failed' ? 1 : 0;
  },
};
