// The lane: a small, stable shell. It never decides anything; the exchange does, in the transaction that commits it.
import type { ActToStart, ExchangeRequest, LaneActivities, Turn } from '@sopwith/activities';
import {
  condition,
  continueAsNew,
  defineSignal,
  log,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';

export interface LaneInput {
  readonly laneId: number;
}

/** Carries nothing: it only says that the lane has become runnable earlier than it thought. */
export const poke = defineSignal('poke');

/** Histories stay short, because a worker that takes over replays them. */
const HISTORY_LIMIT = 400;
/** Past this even acts under way are left to the next run, which starts them again under the same keys. */
const HISTORY_HARD_LIMIT = 4_000;
const IDLE_MS = 60_000;
const ROUGHLY_A_SECOND_MS = 1_200;

const { exchange } = proxyActivities<LaneActivities>({
  startToCloseTimeout: '30 seconds',
  // Each batch sends one; it takes a second at most, but for a database that is stuck.
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '2 seconds' },
});

export async function lane(input: LaneInput): Promise<void> {
  let poked = false;
  setHandler(poke, () => {
    poked = true;
  });
  const underWay = new Set<string>();
  const start = (act: ActToStart) => {
    if (underWay.has(act.key)) return;
    underWay.add(act.key);
    void perform(act).then(() => {
      underWay.delete(act.key);
      poked = true;
    });
  };
  const begun = Date.now();
  let opening = true;
  for (;;) {
    poked = false;
    const request: ExchangeRequest = { laneId: input.laneId, opening };
    const turn: Turn = await exchange(request);
    opening = false;
    if (turn.details !== undefined) setCurrentDetails(turn.details);
    const closing = isLong() && Date.now() - begun > ROUGHLY_A_SECOND_MS;
    if (!closing) for (const act of turn.acts) start(act);
    if (closing && (underWay.size === 0 || workflowInfo().historyLength > HISTORY_HARD_LIMIT)) {
      await continueAsNew<typeof lane>(input);
    }
    if (turn.more || poked) continue;
    await condition(() => poked, turn.nextDueInMs ?? IDLE_MS);
    // From here to `return` nothing is awaited: a poke that comes later starts the lane anew.
    if (!poked && turn.nextDueInMs === null && underWay.size === 0) return;
  }
}

function isLong(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength > HISTORY_LIMIT;
}

async function perform(act: ActToStart): Promise<void> {
  const activities = proxyActivities<Record<string, (request: { key: string }) => Promise<void>>>({
    startToCloseTimeout: act.startToCloseMs,
    ...(act.heartbeatMs === undefined ? {} : { heartbeatTimeout: act.heartbeatMs }),
    retry: {
      maximumAttempts: act.retry.maximumAttempts,
      initialInterval: act.retry.initialIntervalMs,
      maximumInterval: act.retry.maximumIntervalMs,
      ...(act.retry.backoffCoefficient === undefined ? {} : { backoffCoefficient: act.retry.backoffCoefficient }),
    },
  });
  const activity = activities[act.stepType];
  if (!activity) throw new Error(`no activity ${act.stepType}`);
  try {
    await activity({ key: act.key });
  } catch (error) {
    // Its wrapper has written the failure as an input of the run; where even that failed, the sweeper offers the act again.
    log.warn('an act ended without an answer', { key: act.key, error: String(error) });
  }
}
