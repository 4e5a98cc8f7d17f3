// Wakes lanes after a commit. A poke that is lost is only late: the sweeper finds what it would have woken.
import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';
import { beginToWake, fallAsleep } from './lane-awake.ts';

export type Poke = (laneIds: readonly number[]) => void;

export interface Poker {
  readonly poke: Poke;
  /** Waits for the signals that are on their way. */
  drain(): Promise<void>;
}

export interface LaneQueue {
  readonly client: Client;
  readonly taskQueue: string;
}

/** From one signal of a lane to the next, at least. The first poke goes at once; under load those that follow share one. */
const APART_MS = 100;
/** Who was signalled is not signalled again until it has looked, or for so long. */
const WOKEN_MS = 5_000;

/** What a lane's pokes are in: a signal is on its way, or its pause has not passed; `again`: poked meanwhile. */
interface Poked {
  again: boolean;
  /** Ends the pause early: whoever drains does not wait for it. */
  hurry: () => void;
}

export function createPoker(sql: Sql, { client, taskQueue }: LaneQueue, onError: (error: unknown) => void, apartMs = APART_MS): Poker {
  const busy = new Map<number, Poked>();
  const running = new Set<Promise<void>>();
  let draining = false;

  async function signal(laneId: number): Promise<void> {
    const lane = await beginToWake(sql, laneId, WOKEN_MS);
    if (!lane) return;
    try {
      await client.workflow.signalWithStart(lane.workflowType, {
        workflowId: lane.workflowId,
        taskQueue,
        args: [{ laneId }],
        signal: 'poke',
        signalArgs: [],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      });
    } catch (error) {
      // Whoever pokes next is to try again.
      await fallAsleep(sql, laneId);
      throw error;
    }
  }

  async function signalWhilePoked(laneId: number, poked: Poked): Promise<void> {
    try {
      do {
        const pause = pauseOf(poked, draining ? 0 : apartMs);
        poked.again = false;
        await signal(laneId);
        await pause;
      } while (poked.again);
    } catch (error) {
      onError(error);
    } finally {
      busy.delete(laneId);
    }
  }

  return {
    poke(laneIds) {
      for (const laneId of laneIds) {
        const known = busy.get(laneId);
        if (known) {
          known.again = true;
          continue;
        }
        const poked: Poked = { again: false, hurry: () => {} };
        busy.set(laneId, poked);
        const sent = signalWhilePoked(laneId, poked).finally(() => running.delete(sent));
        running.add(sent);
      }
    },
    async drain() {
      draining = true;
      for (const { hurry } of busy.values()) hurry();
      await Promise.all(running);
      draining = false;
    },
  };
}

function pauseOf(poked: Poked, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    poked.hurry = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
