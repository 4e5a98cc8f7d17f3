// What members did, as told from outside. Committed in groups: under load one transaction carries many requests,
// and a request is acknowledged only after the commit that holds it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../db/connect.ts';
import { isBadData } from '../db/sql-state.ts';
import { withRetries } from '../db/with-retries.ts';
import { instruments } from '../metrics/instruments.ts';
import { type IngestCall, writeCalls } from './ingest-write.ts';
import { traces } from '../traces/tracing.ts';
import { GROUP, gatherMs } from './ingest-pace.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';

export interface IngestResult {
  /** False: a message id that was acknowledged before. */
  readonly accepted: number;
}

interface Waiting {
  readonly scopeId: string;
  readonly calls: readonly IngestCall[];
  readonly trace: string | null;
  readonly resolve: (result: IngestResult) => void;
  readonly reject: (error: unknown) => void;
}

export type Ingest = (scopeId: string, calls: readonly IngestCall[]) => Promise<IngestResult>;

export function createIngest(sql: Sql, readProgram: ReadProgram, poke: Poke): Ingest {
  const queue: Waiting[] = [];
  let committing = false;

  async function commitAll(): Promise<void> {
    committing = true;
    while (queue.length > 0) {
      const group = takeGroup(queue);
      await commitGroup(group);
      const ms = gatherMs(group.length);
      if (ms > 0) await sleep(ms);
    }
    committing = false;
  }

  async function commitGroup(group: readonly Waiting[]): Promise<void> {
    const scopeId = group[0]?.scopeId as string;
    try {
      const { accepted, lanes } = await withRetries(() =>
        sql.begin((tx) => writeCalls(tx, readProgram, scopeId, group.map(({ calls }) => calls), group.map(({ trace }) => trace))),
      );
      poke(lanes);
      instruments.groupCalls.observe(group.reduce((sum, { calls }) => sum + calls.length, 0));
      group.forEach(({ resolve }, n) => {
        resolve({ accepted: accepted[n] ?? 0 });
      });
    } catch (error) {
      const [only] = group;
      // One request that Postgres cannot take must not refuse its neighbours: each is then tried alone.
      if (group.length > 1 && isBadData(error)) for (const waiting of group) await commitGroup([waiting]);
      else if (group.length === 1 && only) only.reject(error);
      else for (const { reject } of group) reject(error);
    }
  }

  return async (scopeId, calls) => {
    const acknowledged = instruments.acknowledgedAfter.startTimer();
    const result = await new Promise<IngestResult>((resolve, reject) => {
      queue.push({ scopeId, calls, trace: traces().current(), resolve, reject });
      if (!committing) void commitAll();
    });
    acknowledged();
    instruments.ingestedCalls.inc(calls.length);
    return result;
  };
}

/** The oldest request and those behind it of the same scope, up to a bound; the order within a scope is kept. */
function takeGroup(queue: Waiting[]): readonly Waiting[] {
  const scopeId = queue[0]?.scopeId;
  const group: Waiting[] = [];
  const others: Waiting[] = [];
  let [n, size] = [0, 0];
  for (; n < queue.length && size < GROUP; n++) {
    const waiting = queue[n] as Waiting;
    if (waiting.scopeId !== scopeId) others.push(waiting);
    else {
      group.push(waiting);
      size += waiting.calls.length;
    }
  }
  queue.splice(0, n, ...others);
  return group;
}
