// Which steps ask a colleague, the member or another system, and what an answer looks like to the engine.
import { type Catalog, type FlowDocument, type FlowStep, type JsonObject, type OutcomeManifest, outcomesOf } from '@sopwith/engine';
import { HANDED_OVER_TITLE } from './simulate-words.ts';

export interface AskedStep {
  readonly step: FlowStep;
  readonly who: 'colleague' | 'member' | 'system';
  /** Those that somebody's answer leads to: that time ran out is nobody's answer. */
  readonly outcomes: readonly OutcomeManifest[];
}

const WHO: Readonly<Record<string, AskedStep['who']>> = {
  task: 'colleague', approval: 'colleague', ask: 'member', 'wait-callback': 'system', 'run-flow': 'system', 'for-each': 'system',
};
const NOBODYS_ANSWER = new Set(['timeout', 'overdue', 'unanswered', 'skipped', 'tooMany']);
const HANDED_OVER: OutcomeManifest = { id: 'handedOver', title: HANDED_OVER_TITLE };

export function askedSteps(flow: FlowDocument, catalog: Catalog): readonly AskedStep[] {
  return flow.steps.flatMap((step) => {
    const type = catalog.types.get(step.type);
    const who = WHO[step.type] ?? (type?.manifest.sort === 'action' ? 'system' : undefined);
    // What only begins others and goes on is answered by itself.
    if (who === undefined || (step.type === 'for-each' && step.config['wait'] === 'goOn')) return [];
    const answers = outcomesOf(catalog, step).filter(({ id, kind }) => kind !== 'path' && !NOBODYS_ANSWER.has(id));
    return [{ step, who, outcomes: step.type === 'run-flow' && step.config['mode'] === 'handOver' ? [HANDED_OVER, ...answers] : answers }];
  });
}

/** As the shell would say it, which for some steps is not by the name of the outcome. */
export function answerBy({ type, config }: FlowStep, outcome: string): { readonly outcome: string; readonly data: JsonObject } {
  switch (type) {
    case 'run-flow':
      return answerOfFlow(config, outcome);
    case 'ask':
      return { outcome, data: { values: valuesOf(config, outcome) } };
    case 'for-each':
      return { outcome, data: { started: 0, excluded: 0, finished: 0, outcomes: {} } };
    default:
      return { outcome, data: {} };
  }
}

function answerOfFlow({ reasons }: JsonObject, outcome: string) {
  const run = 'simulated';
  if (outcome === 'started' || outcome === 'handedOver') return { outcome: 'started', data: { run } };
  if (outcome === 'refused') return { outcome, data: { reason: '' } };
  const named = listed(reasons).find(({ id }) => id === outcome);
  return { outcome: 'ended', data: { run, status: outcome === 'failed' ? 'failed' : 'ended', reason: String(named?.['reason'] ?? outcome) } };
}

const SCORES: Readonly<Record<string, number>> = { promoter: 9, passive: 7, detractor: 3 };

/** An answer that leads to this outcome, for the conditions and texts after it. */
function valuesOf({ kind, variable, most, questions }: JsonObject, outcome: string): JsonObject {
  if (kind === 'survey') return Object.fromEntries(listed(questions).map((one) => [String(one['name']), plainAnswer(one)]));
  const name = String(variable);
  if (kind === 'scale') return { [name]: typeof most === 'number' ? most : 5 };
  return { [name]: kind === 'nps' ? (SCORES[outcome] ?? 9) : kind === 'choice' ? outcome : '…' };
}

function plainAnswer({ kind, options }: JsonObject) {
  if (kind === 'choice') return Array.isArray(options) ? String(options[0] ?? '') : '';
  return kind === 'nps' ? 9 : kind === 'scale' ? 5 : '…';
}

function listed(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
