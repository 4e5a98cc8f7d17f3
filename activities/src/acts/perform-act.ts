// The activity behind every action step. The answer is a row before the activity returns, so nothing lives only in Temporal.
import { ApplicationFailure, Context } from '@temporalio/activity';
import { type ActionStep, type Later, type StepAnswer, StepFailure } from '../define-step.ts';
import type { ActRequest } from '../exchange/turn.ts';
import type { ActRow, ActStore } from './act-port.ts';
import { retryPolicy, triesAgain } from './retry-policy.ts';

export interface ActDependencies {
  readonly store: ActStore;
  readonly poke: (laneIds: readonly number[]) => void;
}

/** Far below any step's `heartbeatMs`. */
const BEAT_MS = 2_000;
const CANCEL_CHECK_MS = 2_000;
const LOOK_AGAIN_MS = 500;

export function performAct({ store, poke }: ActDependencies, step: ActionStep) {
  return (request: ActRequest): Promise<void> => {
    const { heartbeat } = Context.current();
    // From the first moment on: the database may be slow to say what is to be done.
    const beat = setInterval(() => heartbeat(), BEAT_MS);
    return perform(request).finally(() => clearInterval(beat));
  };

  async function perform({ key }: ActRequest): Promise<void> {
    const act = await beginAlone(store, key);
    if (act?.status !== 'pending') return;
    // What works in bulk takes along what else is waiting for it; the activities of those find them done.
    const acts = step.mostAtOnce === 1 ? [act] : [act, ...(await store.beginMore(key, step.mostAtOnce - 1))];
    const { cancellationSignal, info } = Context.current();
    const unwanted = new Map(acts.map((one) => [one.key, new AbortController()]));
    const watch = setInterval(() => {
      for (const [one, controller] of unwanted) {
        store.isCancelled(one).then(
          (cancelled) => cancelled && controller.abort(),
          // The database will be asked again in two seconds; the step itself goes on meanwhile.
          () => {},
        );
      }
    }, CANCEL_CHECK_MS);
    const outcomes = step.manifest.outcomes.map(({ id }) => id);
    try {
      const answers = await step.perform(
        acts.map((one) => ({
          ...one,
          signal: AbortSignal.any([cancellationSignal, (unwanted.get(one.key) as AbortController).signal]),
          callbackToken: () => store.openCallback(one.key, outcomes),
        })),
      );
      for (const [n, one] of acts.entries()) wake(poke, await close(store, one, answers[n]));
    } catch (error) {
      const hopeless = error instanceof StepFailure && !error.retryable;
      const message = error instanceof Error ? error.message : String(error);
      if (!hopeless && triesAgain(retryPolicy(step.retry, act.retry), info.attempt, Date.now() - info.scheduledTimestampMs)) {
        for (const one of acts) await store.release(one.key);
        throw error;
      }
      for (const one of acts) wake(poke, await store.fail(one.key, message));
      throw ApplicationFailure.create({ message, nonRetryable: true });
    } finally {
      clearInterval(watch);
    }
  }
}

async function close(store: ActStore, { key, stepType }: ActRow, answer: StepAnswer<string> | Later | StepFailure | undefined): Promise<number | null> {
  if (answer === undefined) return store.fail(key, `${stepType} gave no answer`);
  if (answer instanceof StepFailure) return store.fail(key, answer.message);
  if ('type' in answer) {
    await store.park(key, answer.withinMs);
    return null;
  }
  return store.answer(key, answer.outcome, answer.data ?? {});
}

/** Stands in for a step type that this worker was not given. */
export function unknownStep({ store, poke }: ActDependencies) {
  return async ({ key }: ActRequest): Promise<void> => {
    const act = await beginAlone(store, key);
    if (act?.status !== 'pending') return;
    wake(poke, await store.fail(key, `no worker knows the step type ${act.stepType}`));
  };
}

/** A lane that was opened again may start an act whose last attempt still runs somewhere: waits until that one is over or dead. */
async function beginAlone(store: ActStore, key: string): Promise<ActRow | null> {
  for (;;) {
    const act = await store.begin(key);
    if (act !== 'underWay') return act;
    await Context.current().sleep(LOOK_AGAIN_MS);
  }
}

function wake(poke: ActDependencies['poke'], lane: number | null): void {
  if (lane !== null) poke([lane]);
}
