// What Sopwith did, as its API tells it: one outcome for each run.
import type { FlowDetail, Page, RunEffects } from '../../server/src/api/contract.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import type { RunOutcome } from './figures.ts';
import type { Played } from './play.ts';

export interface FoundRuns {
  readonly runs: readonly RunOutcome[];
  /** Ids of runs that failed: there must be none. */
  readonly failed: readonly string[];
}

export async function findRuns(address: string, key: string, { scope, flow }: Pick<Played, 'scope' | 'flow'>): Promise<FoundRuns> {
  const api = createApiClient({ address, authorization: `Bearer ${key}` });
  const effects = await allPages(api, `/v1/flows/${flow.id}/effects?scope=${scope}`);
  return {
    runs: effects.map((run) => outcomeOf(run, flow.draft)),
    failed: effects.filter(({ status }) => status === 'failed').map(({ run, endReason }) => `${run}: ${endReason}`),
  };
}

async function allPages(api: ApiClient, path: string): Promise<readonly RunEffects[]> {
  const items: RunEffects[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<RunEffects> = await api.get(cursor === '' ? path : `${path}&cursor=${cursor}`);
    items.push(...page.items);
    cursor = page.cursor;
  }
  return items;
}

function outcomeOf({ userId, context, messages, tasks, status, endReason }: RunEffects, flow: FlowDetail['draft']): RunOutcome {
  const sent = (step: string) => messages.filter((message) => message.step === step).length;
  return {
    learner: userId,
    course: String(context.course),
    assignment: String(context.assignment),
    reminders: sent('reminder'),
    thanks: sent('thanks'),
    tasks: tasks.length,
    exited: status === 'ended' && flow.exits.some(({ reason }) => reason === endReason),
  };
}
