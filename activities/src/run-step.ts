// Performs a step in a test, without a server: what goes in is typed, what comes out is checked as the worker would check it.
import type { JsonObject } from '@sopwith/engine';
import { type ActionStep, type StepAnswer, StepFailure } from './define-step.ts';

export interface RunStep {
  readonly config: JsonObject;
  readonly member?: { readonly externalId?: string; readonly attributes?: JsonObject };
  readonly context?: JsonObject;
  readonly variables?: JsonObject;
  readonly key?: string;
  readonly now?: number;
  readonly rehearsal?: boolean;
  readonly signal?: AbortSignal;
}

export type RanStep = StepAnswer<string> | { readonly type: 'later'; readonly withinMs: number; readonly token: string };

/** Throws the step's `StepFailure`, and an error where the answer is not one that its manifest declares. */
export async function runStep(step: ActionStep, given: RunStep): Promise<RanStep> {
  const [answer] = await runBatch(step, [given]);
  if (answer === undefined) throw new Error(`${step.manifest.type} gave no answer`);
  if (answer instanceof StepFailure) throw answer;
  return answer;
}

/** Several at once, as a worker does with what is defined by `executeBatch`. */
export async function runBatch(step: ActionStep, given: readonly RunStep[]): Promise<readonly (RanStep | StepFailure)[]> {
  const tokens = new Map<number, string>();
  const contexts = given.map(({ config, member = {}, context = {}, variables = {}, key, now = 0, rehearsal = false, signal }, n) => ({
    key: key ?? `test/step#${n + 1}`,
    config,
    member: { externalId: member.externalId ?? 'member', attributes: member.attributes ?? {} },
    context,
    variables,
    now,
    rehearsal,
    signal: signal ?? new AbortController().signal,
    callbackToken: async () => {
      tokens.set(n, `token-${n + 1}`);
      return `token-${n + 1}`;
    },
  }));
  const answers = await step.perform(contexts);
  return answers.map((answer, n) => {
    if (answer instanceof StepFailure) return answer;
    if ('type' in answer) {
      const token = tokens.get(n);
      if (token === undefined) throw new Error(`${step.manifest.type} answers later and never asked for its callback token`);
      return { ...answer, token };
    }
    return checked(step, answer);
  });
}

function checked(step: ActionStep, answer: StepAnswer<string>): StepAnswer<string> {
  const { type, outcomes } = step.manifest;
  if (!outcomes.some(({ id }) => id === answer.outcome)) throw new Error(`${type} has no outcome ${JSON.stringify(answer.outcome)}`);
  if (JSON.stringify(answer.data ?? {}) !== JSON.stringify(JSON.parse(JSON.stringify(answer.data ?? {})))) {
    throw new Error(`${type} answered with something that is not JSON`);
  }
  return answer;
}
