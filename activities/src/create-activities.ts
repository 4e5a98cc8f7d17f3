import { setTimeout as sleep } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { ActStore } from './acts/act-port.ts';
import { performAct, unknownStep } from './acts/perform-act.ts';
import type { ActionStep } from './define-step.ts';
import type { ExchangeStore } from './exchange/exchange-port.ts';
import { type MeasuredBatch, takeTurn, type TraceBatch } from './exchange/take-turn.ts';
import type { ActRequest, ExchangeRequest, Turn } from './exchange/turn.ts';

export interface ActivityDependencies {
  readonly exchangeStore: ExchangeStore;
  readonly actStore: ActStore;
  readonly steps: ReadonlyMap<string, ActionStep>;
  readonly poke: (laneIds: readonly number[]) => void;
  /** Told of each batch that had something to do. */
  /** Around each batch. */
  readonly traced?: TraceBatch;
  readonly measured?: (batch: MeasuredBatch) => void;
}

/** All activities of a worker: the exchange, and one per action step, named after its type. */
export function createActivities({ exchangeStore, actStore, steps, poke, measured, traced }: ActivityDependencies) {
  const acts = { store: actStore, poke };
  const byType: Record<string, (request: ActRequest) => Promise<void>> = {};
  for (const [type, step] of steps) byType[type] = performAct(acts, step);
  return {
    ...byType,
    unknownStep: unknownStep(acts),
    exchange: (request: ExchangeRequest): Promise<Turn> =>
      takeTurn(
        {
          store: exchangeStore,
          steps,
          poke,
          heartbeat: () => Context.current().heartbeat(),
          wallClock: () => performance.now(),
          pause: sleep,
          ...(measured === undefined ? {} : { measured }),
          ...(traced === undefined ? {} : { traced }),
        },
        request,
        Context.current().info.attempt > 1,
      ),
  };
}
