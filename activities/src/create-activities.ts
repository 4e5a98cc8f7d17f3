import { setTimeout as sleep } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { ActStore } from './acts/act-port.ts';
import { performAct, unknownStep } from './acts/perform-act.ts';
import type { ChannelStore, NextLook, OpenSender } from './channels/channel-port.ts';
import { sendPage, type SendPageRequest } from './channels/send-page.ts';
import type { ActionStep } from './define-step.ts';
import type { ExchangeStore } from './exchange/exchange-port.ts';
import { type MeasuredBatch, takeTurn, type TraceBatch } from './exchange/take-turn.ts';
import type { ActRequest, AlarmRequest, ExchangeRequest, JobRequest, Turn } from './exchange/turn.ts';

export interface ActivityDependencies {
  readonly exchangeStore: ExchangeStore;
  readonly actStore: ActStore;
  readonly steps: ReadonlyMap<string, ActionStep>;
  /** What leaves by channels, and who speaks to the other sides; absent: this worker sends nothing. */
  readonly channels?: { readonly store: ChannelStore; readonly open: OpenSender };
  readonly poke: (laneIds: readonly number[]) => void;
  /** Does what is due in a scope beside its lanes. */
  readonly ring: (scopeId: string) => Promise<void>;
  /** Works one page of a job; false: nothing is left that it can do by itself. */
  readonly workJobPage: (jobId: number) => Promise<boolean>;
  /** Around each batch. */
  readonly traced?: TraceBatch;
  /** Told of each batch that had something to do. */
  readonly measured?: (batch: MeasuredBatch) => void;
}

/** All activities of a worker: the exchange, and one per action step, named after its type. */
export function createActivities({ exchangeStore, actStore, channels, steps, poke, ring, workJobPage, measured, traced }: ActivityDependencies) {
  const acts = { store: actStore, poke };
  const byType: Record<string, (request: ActRequest) => Promise<void>> = {};
  for (const [type, step] of steps) byType[type] = performAct(acts, step);
  return {
    ...byType,
    ...(channels === undefined ? {} : { sendPage: (request: SendPageRequest) => pageOf(channels, request) }),
    unknownStep: unknownStep(acts),
    ring: ({ scopeId }: AlarmRequest) => ring(scopeId),
    workJob: ({ jobId }: JobRequest) => workJob(workJobPage, jobId),
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

const JOB_TURN_MS = 5_000;

/** Pages for some seconds: a page is a transaction of its own, and a turn is what Temporal keeps in its history. */
async function workJob(workPage: ActivityDependencies['workJobPage'], jobId: number): Promise<boolean> {
  const context = Context.current();
  const until = performance.now() + JOB_TURN_MS;
  while (performance.now() < until) {
    context.heartbeat();
    // A worker that is to stop leaves the rest to the next turn, in whichever process.
    if (context.cancellationSignal.aborted) return true;
    if (!(await workPage(jobId))) return false;
  }
  return true;
}

function pageOf(channels: NonNullable<ActivityDependencies['channels']>, request: SendPageRequest): Promise<NextLook> {
  const { cancellationSignal } = Context.current();
  const heartbeat = () => Context.current().heartbeat();
  return sendPage({ ...channels, heartbeat, isOver: () => cancellationSignal.aborted, monotonic: () => performance.now(), now: Date.now }, request);
}
