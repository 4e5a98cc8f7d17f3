// The activity behind every action step. The answer is a row before the activity returns, so nothing lives only in Temporal.
import { ApplicationFailure, Context } from '@temporalio/activity';
import { type ActionStep, StepFailure } from '../define-step.ts';
import type { ActRequest } from '../exchange/turn.ts';
import type { ActRow, ActStore } from './act-port.ts';

export interface ActDependencies {
  readonly store: ActStore;
  readonly poke: (laneIds: readonly number[]) => void;
}

const CANCEL_CHECK_MS = 2_000;
const LOOK_AGAIN_MS = 500;

export function performAct({ store, poke }: ActDependencies, step: ActionStep) {
  return async ({ key }: ActRequest): Promise<void> => {
    const act = await beginAlone(store, key);
    if (act?.status !== 'pending') return;
    const { cancellationSignal, heartbeat, info } = Context.current();
    const unwanted = new AbortController();
    const watch = setInterval(() => {
      heartbeat();
      store.isCancelled(key).then(
        (cancelled) => cancelled && unwanted.abort(),
        // The database will be asked again in two seconds; the step itself goes on meanwhile.
        () => {},
      );
    }, CANCEL_CHECK_MS);
    try {
      const { outcome, data } = await step.execute({
        ...act,
        signal: AbortSignal.any([cancellationSignal, unwanted.signal]),
      });
      wake(poke, await store.answer(key, outcome, data ?? {}));
    } catch (error) {
      const hopeless = error instanceof StepFailure && !error.retryable;
      const message = error instanceof Error ? error.message : String(error);
      if (!hopeless && info.attempt < step.retry.maximumAttempts) {
        await store.release(key);
        throw error;
      }
      wake(poke, await store.fail(key, message));
      throw ApplicationFailure.create({ message, nonRetryable: true });
    } finally {
      clearInterval(watch);
    }
  };
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
    Context.current().heartbeat();
    await Context.current().sleep(LOOK_AGAIN_MS);
  }
}

function wake(poke: ActDependencies['poke'], lane: number | null): void {
  if (lane !== null) poke([lane]);
}
