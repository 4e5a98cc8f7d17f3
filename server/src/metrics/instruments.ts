// What one process counts, in the text form of Prometheus. Figures of the whole installation are read when asked: `figures.ts`.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();

const registers = [registry];
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const instruments = {
  ingestedCalls: new Counter({ name: 'sopwith_ingested_calls_total', help: 'Calls that were committed and acknowledged.', registers }),
  acknowledgedAfter: new Histogram({ name: 'sopwith_ingest_ack_seconds', help: 'From a request of calls to its acknowledgement.', buckets: seconds, registers }),
  groupCalls: new Histogram({ name: 'sopwith_ingest_group_calls', help: 'Calls that shared one commit.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 400], registers }),
  exchangeTook: new Histogram({ name: 'sopwith_exchange_seconds', help: 'One batch of a lane: read, decided and committed.', buckets: seconds, registers }),
  batchRuns: new Histogram({ name: 'sopwith_exchange_runs', help: 'Runs in a batch that had something to do.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500], registers }),
  sends: new Counter({ name: 'sopwith_sends_total', help: 'Messages by channel and what became of them.', labelNames: ['channel', 'outcome'], registers }),
  dueLag: gauge('sopwith_due_lag_seconds', 'How late the most overdue timer is.'),
  oldestInput: gauge('sopwith_oldest_input_seconds', 'How long the oldest input that a run could take has waited.'),
  failedRuns: gauge('sopwith_failed_runs', 'Runs of the live scope that failed and wait for people.'),
  lanesAwake: gauge('sopwith_lanes_awake', 'Lanes that are in a turn.'),
  workers: gauge('sopwith_workers', 'Worker processes that were heard of in the last 20 seconds.'),
};

function gauge(name: string, help: string): Gauge {
  return new Gauge({ name, help, registers });
}

let started = false;

/** Memory, processor, event loop: once a process. */
export function countProcess(): void {
  if (started) return;
  started = true;
  collectDefaultMetrics({ register: registry });
}

/** What was decided about messages, counted as it is written. */
export function countSends(messages: readonly { readonly channel: string; readonly status: string }[]): void {
  const counts = new Map<string, { readonly labels: { readonly channel: string; readonly outcome: string }; count: number }>();
  for (const { channel, status } of messages) {
    const counted = counts.get(`${channel} ${status}`);
    if (counted) counted.count++;
    else counts.set(`${channel} ${status}`, { labels: { channel, outcome: status }, count: 1 });
  }
  for (const { labels, count } of counts.values()) instruments.sends.inc(labels, count);
}
