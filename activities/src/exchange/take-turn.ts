// One activity of a lane: batches until nothing is runnable, or two seconds have passed.
import type { ActionStep } from '../define-step.ts';
import { type BatchResult, exchangeBatch } from './exchange.ts';
import { retryPolicy } from '../acts/retry-policy.ts';
import type { ExchangeStore, LaneRow, LeftAlone, OfferedAct } from './exchange-port.ts';
import type { ActToStart, ExchangeRequest, Turn } from './turn.ts';
import { ACTS_PER_TURN, gatherMs, nextMove } from './turn-pace.ts';

export interface TurnDependencies {
  readonly store: ExchangeStore;
  readonly steps: ReadonlyMap<string, ActionStep>;
  /** Called after each commit with the lanes that it made runnable. */
  readonly poke: (laneIds: readonly number[]) => void;
  /** Says that the turn goes on: without it a worker that died would be waited for as long as a turn may take. */
  readonly heartbeat: () => void;
  /** Wall clock in milliseconds, for the length of the turn only. */
  readonly wallClock: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Around each batch. */
  readonly traced?: TraceBatch;
  /** Told of each batch that had something to do. */
  readonly measured?: (batch: MeasuredBatch) => void;
}

export type TraceBatch = (batch: () => Promise<BatchResult>) => Promise<BatchResult>;

export interface MeasuredBatch {
  readonly runs: number;
  readonly tookMs: number;
}

const BATCH = 500;
const TURN_MS = 2_000;
/** Longer than it takes from one batch to the next, a following turn's first one included. */
const AWAKE_MS = 5_000;
/** A timer that is due already, but in somebody else's hands, is looked at again after this. */
const SLEEP_FLOOR_MS = 25;
/**
 * An offer is lost with the turn that carried it: a worker that dies, a workflow task that is done again. The lane knows
 * what it has under way, so offering again costs nothing; an activity that began says every two seconds that it is alive.
 */
const OFFER_AGAIN: LeftAlone = { unbegunForMs: 2_000, untouchedForMs: 60_000 };
const OFFER_ALL: LeftAlone = { unbegunForMs: 0, untouchedForMs: 0 };

export async function takeTurn(
  { store, steps, poke, heartbeat, wallClock, pause, measured = () => {}, traced = (batch) => batch() }: TurnDependencies,
  request: ExchangeRequest,
  /** This attempt follows one whose result was lost: what that one offered must be offered again. */
  repeated: boolean,
): Promise<Turn> {
  const until = wallClock() + TURN_MS;
  const acts = new Map<string, OfferedAct>();
  let [worked, empty] = [false, 0];
  let more = false;
  for (;;) {
    // From the second batch on the lane is awake for a while: those who would poke it are told that they need not.
    const began = wallClock();
    const { lane, ...batch } = await traced(() => exchangeBatch(store, request.laneId, BATCH, worked ? AWAKE_MS : null));
    heartbeat();
    if (batch.runs > 0) measured({ runs: batch.runs, tookMs: wallClock() - began });
    if (!lane) return { acts: [], more: false, nextDueInMs: null };
    for (const act of batch.acts) acts.set(act.key, act);
    if (batch.woken.length > 0) poke(batch.woken.filter((laneId) => laneId !== lane.laneId));
    worked ||= batch.runs > 0;
    empty = batch.runs > 0 ? 0 : empty + 1;
    const woke = batch.woken.includes(lane.laneId);
    const [driven, over] = [lane.clock.speed === null, wallClock() >= until];
    const move = nextMove({ runs: batch.runs, woke, acts: acts.size, empty, worked, perRun: lane.perRun, driven, over });
    more = move === 'more';
    if (move === 'gather') await pause(gatherMs({ driven, runs: batch.runs }));
    if (move === 'more' || move === 'end') break;
  }
  // In a transaction of its own, and before the last look: who commits an input after that look finds the lane asleep.
  const passedOn = await store.transaction(async (tx) => {
    if (!more) await tx.sleep(request.laneId);
    return tx.passOnInputs(request.laneId);
  });
  if (passedOn.length > 0) poke(passedOn);
  const rest = await store.transaction(async (tx) => {
    const lane = await tx.lane(request.laneId);
    if (!lane) return null;
    const leftAlone = request.opening || repeated ? OFFER_ALL : OFFER_AGAIN;
    const offered = await tx.offerActs(lane.laneId, leftAlone, ACTS_PER_TURN);
    return { ...offered, dueInMs: nextDueInMs(lane, await tx.nextDue(lane)) };
  });
  for (const act of rest?.acts ?? []) acts.set(act.key, act);
  return {
    acts: [...acts.values()].map((act) => actToStart(steps, act)),
    more,
    nextDueInMs: soonest(rest?.dueInMs ?? null, rest?.unbegun ? OFFER_AGAIN.unbegunForMs : null),
  };
}

function soonest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function nextDueInMs(lane: LaneRow, next: { readonly due: number | null; readonly inputs: boolean }): number | null {
  if (next.inputs) return SLEEP_FLOOR_MS;
  if (next.due === null || lane.paused) return null;
  if (next.due <= lane.clock.fires) return SLEEP_FLOOR_MS;
  if (lane.clock.speed === null) return null;
  return Math.max(SLEEP_FLOOR_MS, Math.ceil((next.due - lane.clock.now) / lane.clock.speed));
}

function actToStart(steps: ReadonlyMap<string, ActionStep>, { key, stepType, retry: asked }: OfferedAct): ActToStart {
  const step = steps.get(stepType);
  // A type that this worker does not have is still started: its activity fails with that reason, and so does its run.
  const own = step?.retry ?? { maximumAttempts: 1, initialIntervalMs: 1_000, maximumIntervalMs: 1_000 };
  const { giveUpAfterMs: _, ...retry } = retryPolicy(own, step ? asked : null);
  const timeouts = step?.timeouts ?? { startToCloseMs: 10_000 };
  return { key, stepType: step ? stepType : 'unknownStep', retry, ...timeouts };
}
