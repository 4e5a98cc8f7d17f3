// What Temporal's histories tell of lanes: which process worked a run, whether it has room left, and what had to be done again.
import { Client, Connection } from '@temporalio/client';
import { temporalAddress } from '../setup/temporal-address.ts';

type Histories = ReturnType<Client['workflow']['getHandle']>;
type HistoryEvents = NonNullable<Awaited<ReturnType<Histories['fetchHistory']>>['events']>;

export interface LaneRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly events: HistoryEvents;
}

export interface ReadLanes {
  /** The run of each lane that goes on now; lanes that sleep have none. */
  current(): Promise<readonly LaneRun[]>;
  /** All runs of all lanes; the server lists what has ended a moment late. */
  all(): Promise<readonly LaneRun[]>;
  run(workflowId: string, runId: string): Promise<LaneRun>;
  close(): Promise<void>;
}

export async function readLanes(workflowIds: readonly string[]): Promise<ReadLanes> {
  const connection = await Connection.connect({ address: temporalAddress() });
  const { workflow } = new Client({ connection });
  const run = async (workflowId: string, runId: string) => ({ workflowId, runId, events: (await workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [] });
  return {
    run,
    async current() {
      const found: LaneRun[] = [];
      for (const workflowId of workflowIds) {
        const described = await workflow.getHandle(workflowId).describe().catch(() => null);
        if (described?.status.name === 'RUNNING') found.push(await run(workflowId, described.runId));
      }
      return found;
    },
    async all() {
      const found: LaneRun[] = [];
      for (const workflowId of workflowIds) {
        for await (const { runId } of workflow.list({ query: `WorkflowId = "${workflowId}"` })) found.push(await run(workflowId, runId));
      }
      return found;
    },
    close: () => connection.close(),
  };
}

/** The processes that worked a run, in the order in which they took its tasks. */
export function workedBy({ events }: LaneRun): readonly number[] {
  // The SDK's own name of a worker is `pid@host`.
  return events.flatMap(({ workflowTaskStartedEventAttributes: began }) => (began ? [Number.parseInt(began.identity ?? '', 10)] : []));
}
