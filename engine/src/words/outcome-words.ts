// Outcomes, the states of a run, and why it ended.
import { LEFT_COMMUNITY } from '../compile/default-exits.ts';
import type { Program } from '../compile/program.ts';
import type { RunStatus } from '../interpreter/run-state.ts';
import type { JsonObject } from '../json.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';
import type { Lang } from './lang.ts';

const titled = new Map(builtinSteps.map((type) => [type.manifest.type, type]));

/** Null: a type that is not built in. */
export function titleOfType(type: string): Record<Lang, string> | null {
  return titled.get(type)?.manifest.title ?? null;
}

const END_REASONS: Readonly<Record<string, Record<Lang, string>>> = {
  completed: { zh: '走完了', en: 'completed' },
  runaway: { zh: '循环失控', en: 'ran away' },
  tooMany: { zh: '同一步走了太多次', en: 'one step too often' },
  joined: { zh: '汇合', en: 'joined' },
  arrived: { zh: '到达', en: 'arrived' },
  skipped: { zh: '跳过', en: 'skipped' },
  [LEFT_COMMUNITY]: { zh: '退出了社群', en: 'left the community' },
};

const STATUSES: Readonly<Record<RunStatus, Record<Lang, string>>> = {
  new: { zh: '还没开始', en: 'not started' },
  active: { zh: '进行中', en: 'active' },
  ended: { zh: '已结束', en: 'ended' },
  failed: { zh: '出错停下', en: 'failed' },
};

/** Within a step its outcome's title; without, why a run ended. Names that operators gave stand as they are. */
export function describeOutcome(outcome: string, step: string | null, program: Pick<Program, 'steps'>, lang: Lang): string {
  const found = step !== null && Object.hasOwn(program.steps, step) ? program.steps[step] : undefined;
  const config: JsonObject = found?.config ?? {};
  const title =
    found === undefined
      ? undefined
      : titled
          .get(found.type)
          ?.outcomesOf(config)
          .find(({ id }) => id === outcome)?.title[lang];
  return title ?? describeEndReason(outcome, lang);
}

export function describeEndReason(reason: string, lang: Lang): string {
  return Object.hasOwn(END_REASONS, reason) ? (END_REASONS[reason]?.[lang] ?? reason) : reason;
}

export function describeRunStatus(status: RunStatus, lang: Lang): string {
  return STATUSES[status][lang];
}
