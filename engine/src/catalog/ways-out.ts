// The ways out of a step as it is drawn: those of its type, and those that any step can have.
import type { FlowStep } from '../document/flow-document.ts';
import type { OutcomeManifest } from './step-manifest.ts';
import type { StepType } from './step-type.ts';

/** A step with the options that any type takes. */
export type DrawnStep = Pick<FlowStep, 'type' | 'config' | 'skipIf' | 'maxVisits'>;

const SKIPPED: OutcomeManifest = { id: 'skipped', title: { zh: '跳过', en: 'skipped' }, optional: true };
const FAILED: OutcomeManifest = { id: 'failed', title: { zh: '失败', en: 'failed' }, optional: true };
const TOO_MANY: OutcomeManifest = { id: 'tooMany', title: { zh: '次数太多', en: 'too often' }, optional: true };

/** An own outcome of the same name wins: the type knows better what it means. */
export function waysOut(type: StepType, step: DrawnStep): readonly OutcomeManifest[] {
  const own = type.outcomesOf(step.config);
  const more = [
    ...(step.skipIf === undefined ? [] : [SKIPPED]),
    ...(type.manifest.sort === 'action' ? [FAILED] : []),
    ...(step.maxVisits === undefined ? [] : [TOO_MANY]),
  ].filter(({ id }) => !own.some((one) => one.id === id));
  return more.length === 0 ? own : [...own, ...more];
}

/** Whether leaving by this outcome is sure to take time: to be skipped, or to come too often, never is. */
export function takesTime(type: StepType, step: DrawnStep, outcome: string, leads: (outcome: string) => boolean): boolean {
  const own = type.outcomesOf(step.config);
  const isOwn = own.some(({ id }) => id === outcome);
  if (!isOwn && (outcome === SKIPPED.id || outcome === TOO_MANY.id)) return false;
  // Where `skipped` leads nowhere of its own, who is skipped takes the first way.
  if (step.skipIf !== undefined && outcome === own[0]?.id && !leads(SKIPPED.id)) return false;
  return type.takesTime(step.config, outcome);
}
