// Plays a cohort that behaves by chance through a flow, and tells how often each step was left by which way.
import { type Bilingual, describeSendingReason, isZone, type JsonObject, type Lang, type Program, type Sends, simulate, z } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';
import { NO_ZONE } from './json-file.ts';
import { figuresLine, standLine, stepLines } from './play-words.ts';

const instant = z.iso.datetime({ offset: true });
const json = z.record(z.string(), z.unknown());
const time = z.string().refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { params: { said: { zh: '不是一天里的时间：写成 07:30 这样', en: 'is no time of day: write 07:30' } } });

export const cohortSchema = z.strictObject({
  from: instant,
  until: instant,
  size: z.int().min(1).max(100_000),
  seed: z.int().default(1),
  /** How far members differ, 0 to 1. */
  spread: z.number().min(0).max(1).default(0),
  member: z.strictObject({ zone: z.string().refine(isZone, NO_ZONE).default('UTC'), attributes: json.default({}), tags: z.array(z.string()).default([]), communities: z.array(z.string()).default([]) }).prefault({}),
  context: json.default({}),
  daily: z.array(z.strictObject({ event: z.string(), probability: z.number().min(0).max(1), between: z.tuple([time, time]), properties: json.default({}) })).default([]),
  rates: z.array(z.strictObject({ event: z.string(), perDay: z.number().min(0).max(1_000), properties: json.default({}) })).default([]),
  answers: z.record(z.string(), z.array(z.strictObject({ outcome: z.string().nullable(), weight: z.number().positive(), afterMinutes: z.number().min(0).default(0) }))).default({}),
});

export function cohortLines(program: Program, cohort: z.infer<typeof cohortSchema>, lang: Lang): readonly string[] {
  const { size, seed, spread, member: who, daily, rates, answers } = cohort;
  for (const step of Object.keys(answers)) {
    if (!Object.hasOwn(program.steps, step)) throw new StartProblem({
      zh: `流程里没有步骤 ${step}，没法替它回答。它的步骤有：${Object.keys(program.steps).join('、')}。`,
      en: `The flow has no step ${step} to answer for. Its steps: ${Object.keys(program.steps).join(', ')}.`,
    });
  }
  const from = Date.parse(cohort.from);
  const member = { externalId: 'member', zone: who.zone, joinedAt: from, attributes: who.attributes as JsonObject, tags: who.tags, tiers: {}, communities: who.communities };
  const behaviour = {
    seed, spread, answers,
    daily: daily.map((one) => ({ ...one, properties: one.properties as JsonObject })),
    rates: rates.map((one) => ({ ...one, properties: one.properties as JsonObject })),
  };
  const { runs, excluded, ended, tally, standing, messages, sends, tasks } = simulate(program, { size, member, context: cohort.context as JsonObject }, behaviour, from, Date.parse(cohort.until));
  return [
    figuresLine([[runs, ['run', 'runs'], '次运行'], [excluded, ['kept out', 'kept out'], '人没有进入'], [messages, ['message', 'messages'], '条消息'], [tasks, ['task', 'tasks'], '个任务']], lang),
    sendsLine(sends, lang),
    standLine(Object.fromEntries(Object.entries(ended).map(([reason, count]) => [reason === '' ? 'active' : reason, count])), lang),
    '',
    ...stepLines(program, (id) => ({ left: tally[id] ?? {}, waiting: standing[id] ?? 0 }), lang),
  ];
}

function sendsLine({ atOnce, later, held, skipped }: Sends, lang: Lang): string {
  const told = (counted: Readonly<Record<string, number>>, words: Bilingual) => Object.entries(counted).map(([why, count]) => `${words[lang]} ${count} (${describeSendingReason(why, lang)})`);
  const parts = [
    `${lang === 'zh' ? '马上发出' : 'at once'} ${atOnce}`,
    ...told(later, { zh: '等过一阵后发出', en: 'later' }),
    ...told(held, { zh: '到最后还没发', en: 'not yet' }),
    ...told(skipped, { zh: '没有发', en: 'not sent' }),
  ];
  return lang === 'zh' ? `消息的去向：${parts.join('，')}` : `what became of messages: ${parts.join(', ')}`;
}
