// Wakes lanes after a commit. A poke that is lost is only late: the sweeper finds what it would have woken.
import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';

export type Poke = (laneIds: readonly number[]) => void;

export interface Poker {
  readonly poke: Poke;
  /** Waits for the signals that are on their way. */
  drain(): Promise<void>;
}

interface LaneAddress {
  readonly workflowId: string;
  readonly workflowType: string;
}

export interface LaneQueue {
  readonly client: Client;
  readonly taskQueue: string;
}

export function createPoker(sql: Sql, { client, taskQueue }: LaneQueue, onError: (error: unknown) => void): Poker {
  // A lane's address never changes.
  const addresses = new Map<number, LaneAddress>();
  /** Lanes being signalled; true: poked again meanwhile, so one more signal follows. */
  const under = new Map<number, boolean>();
  const running = new Set<Promise<void>>();

  async function signal(laneId: number): Promise<void> {
    try {
      do {
        under.set(laneId, false);
        const lane = addresses.get(laneId) ?? (await readAddress(sql, laneId));
        if (!lane) return;
        addresses.set(laneId, lane);
        await client.workflow.signalWithStart(lane.workflowType, {
          workflowId: lane.workflowId,
          taskQueue,
          args: [{ laneId }],
          signal: 'poke',
          signalArgs: [],
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        });
      } while (under.get(laneId));
    } catch (error) {
      onError(error);
    } finally {
      under.delete(laneId);
    }
  }

  return {
    poke(laneIds) {
      for (const laneId of laneIds) {
        if (under.has(laneId)) {
          under.set(laneId, true);
          continue;
        }
        const sent = signal(laneId).finally(() => running.delete(sent));
        running.add(sent);
      }
    },
    async drain() {
      await Promise.all(running);
    },
  };
}

async function readAddress(sql: Sql, laneId: number): Promise<LaneAddress | undefined> {
  const [lane] = await sql<LaneAddress[]>`
    select workflow_id as "workflowId", workflow_type as "workflowType" from lanes where id = ${laneId}`;
  return lane;
}
