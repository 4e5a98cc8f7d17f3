// Outcomes, and the states of a run.
import type { Catalog } from '../catalog/catalog.ts';
import { type DrawnStep, waysOut } from '../catalog/ways-out.ts';
import type { RunStatus } from '../interpreter/run-state.ts';
import { builtinSteps } from '../steps/builtin-steps.ts';
import { describeEndReason } from './end-reason-words.ts';
import type { Lang } from './lang.ts';

/** What is known of step types where no catalog is at hand. */
export const BUILTIN_TYPES: Catalog['types'] = new Map(builtinSteps.map((type) => [type.manifest.type, type]));

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

export function describeRunStatus(status: RunStatus, lang: Lang): string {
  return STATUSES[status][lang];
}
