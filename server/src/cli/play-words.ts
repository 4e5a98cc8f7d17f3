// What is told of runs that were only played, in both languages: how many there were, how they stand, how each step was left.
import { describeEndReason, describeExclusion, describeOutcome, describeRunStatus, type Lang, type Program, type RunStatus } from '@sopwith/engine';

type Counts = Readonly<Record<string, number>>;

export const NOTHING_SENT: Readonly<Record<Lang, string>> = { zh: '什么都没有发出', en: 'nothing was sent' };

/** `4 runs, 1 message`; `4 次运行，1 条消息`. */
export function figuresLine(figures: readonly (readonly [count: number, en: readonly [one: string, many: string], zh: string])[], lang: Lang): string {
  if (lang === 'zh') return `${figures.map(([count, , zh]) => `${count} ${zh}`).join('，')}；${NOTHING_SENT.zh}。`;
  return `${figures.map(([count, [one, many]]) => `${count} ${count === 1 ? one : many}`).join(', ')}; ${NOTHING_SENT.en}.`;
}

/** Of ends: `active` stands for runs that are not over. */
export function standLine(ends: Counts, lang: Lang): string {
  const told = counts(ends, (reason) => (reason === 'active' ? describeRunStatus('active', lang) : describeEndReason(reason, lang)), lang);
  return lang === 'zh' ? `运行的状况：${told || '没有运行'}` : `how runs stand: ${told || 'none'}`;
}

/** Null: nobody was kept out. */
export function excludedLine(excluded: Counts, lang: Lang): string | null {
  if (Object.keys(excluded).length === 0) return null;
  return `${lang === 'zh' ? '没有进入：' : 'not enrolled: '}${counts(excluded, (reason) => describeExclusion(reason, lang), lang)}`;
}

export interface StepFigures {
  readonly left: Counts;
  readonly waiting: number;
}

/** A line for each step, under one another, as one comes by them. */
export function stepLines(program: Program, figuresOf: (step: string) => StepFigures, lang: Lang): readonly string[] {
  const ids = alongTheWay(program);
  const width = Math.max(4, ...ids.map(({ length }) => length));
  return ids.map((id) => {
    const { left, waiting } = figuresOf(id);
    const ways = counts(left, (outcome) => describeOutcome(outcome, program.steps[id], lang), lang);
    const still = lang === 'zh' ? `；${waiting} 个还停在这里` : `; ${waiting} still there`;
    const name = program.steps[id]?.name;
    const named = name === undefined ? '' : lang === 'zh' ? `（${name}）` : `  (${name})`;
    return `${id.padEnd(width)}  ${ways || '–'}${waiting === 0 ? '' : still}${named}`;
  });
}

export function runLine(status: RunStatus, endReason: string | null, lang: Lang): string {
  if (status === 'active') return lang === 'zh' ? '运行还在进行中。' : 'The run is still under way.';
  const why = describeEndReason(endReason ?? '', lang);
  return lang === 'zh' ? `运行${describeRunStatus(status, 'zh')}：${why}。` : `The run ${status}: ${why}.`;
}

function counts(of: Counts, worded: (name: string) => string, lang: Lang): string {
  return Object.entries(of)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${worded(name)} ${count}`)
    .join(lang === 'zh' ? '、' : ', ');
}

/** From the start on, nearest first; what no way leads to comes last. */
function alongTheWay({ start, steps }: Program): readonly string[] {
  const order = new Set([start]);
  // A set walks on over what is added to it meanwhile.
  for (const id of order) for (const next of Object.values(steps[id]?.next ?? {})) if (next !== null) order.add(next);
  return [...order, ...Object.keys(steps).filter((id) => !order.has(id))];
}
