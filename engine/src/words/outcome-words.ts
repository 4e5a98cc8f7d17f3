// Outcomes, the states of a run, and why it ended.
import type { Catalog } from '../catalog/catalog.ts';
import { type DrawnStep, waysOut } from '../catalog/ways-out.ts';
import { LEFT_COMMUNITY } from '../compile/default-exits.ts';
import type { RunStatus } from '../interpreter/run-state.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';
import type { Lang } from './lang.ts';

/** What is known of step types where no catalog is at hand. */
export const BUILTIN_TYPES: Catalog['types'] = new Map(builtinSteps.map((type) => [type.manifest.type, type]));

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

/** Of a step its outcome's title; without one, why a run ended. Names that operators gave stand as they are. */
export function describeOutcome(outcome: string, step: DrawnStep | null | undefined, lang: Lang, types = BUILTIN_TYPES): string {
  const type = step == null ? undefined : types.get(step.type);
  const title = step == null || type === undefined ? undefined : waysOut(type, step).find(({ id }) => id === outcome)?.title[lang];
  return title ?? describeEndReason(outcome, lang);
}

export function describeEndReason(reason: string, lang: Lang): string {
  return Object.hasOwn(END_REASONS, reason) ? (END_REASONS[reason]?.[lang] ?? reason) : reason;
}

export function describeRunStatus(status: RunStatus, lang: Lang): string {
  return STATUSES[status][lang];
}
