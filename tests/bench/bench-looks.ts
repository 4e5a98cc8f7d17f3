// `looks`: what it costs a lane to look for something to do, while another flow stands still with much that happened to it.
import { createExchangeStore } from '../../server/src/runtime/exchange-store.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { findLate } from '../../server/src/runtime/sweeper.ts';
import { type BenchServers, startServers } from './bench-servers.ts';
import { campaign } from './campaign.ts';
import { fillWaiting } from './fill-waiting.ts';
import { brief } from './measure.ts';
import { percentiles } from './percentiles.ts';
import { clockAt, type PublishedFlow, publishFlow } from './published-flow.ts';

export interface LooksBench {
  readonly waiting: number;
  /** Inputs of the flow that stands still. */
  readonly inputs: number;
}

const TIMES = 200;

export async function benchLooks({ waiting, inputs }: LooksBench): Promise<void> {
  const servers = await startServers();
  try {
    const [goes, stands] = [await publish(servers, 'goes'), await publish(servers, 'stands')];
    await fillWaiting(servers.sql, goes, { runs: waiting - inputs, inputs: 0 });
    await fillWaiting(servers.sql, stands, { runs: inputs, inputs });
    await servers.sql`update publications set paused = true, paused_at = 0 where flow_id = 'stands'`;
    await servers.sql`vacuum analyze`;
    const [other, own] = [await look(servers, goes), await look(servers, stands)];
    const sweeps = percentiles(await timed(20, () => findLate(servers.sql, Number.MAX_SAFE_INTEGER)));
    console.log(`a look of another lane: median ${other.p50.toFixed(2)} ms, p99 ${other.p99.toFixed(2)} ms; of a lane that stands still: ${own.p50.toFixed(2)} ms; the sweeper's: ${sweeps.p50.toFixed(1)} ms`);
    const line = {
      bench: 'looks',
      waiting,
      inputs,
      lookP50Ms: brief(other.p50),
      lookP99Ms: brief(other.p99),
      standingLookP50Ms: brief(own.p50),
      sweepP50Ms: brief(sweeps.p50),
    };
    console.log(JSON.stringify(line));
  } finally {
    await servers.stop();
  }
}

const publish = (servers: BenchServers, scopeId: string) => publishFlow(servers, scopeId, campaign(1), clockAt(0));

/** Both looks of a turn that finds nothing: for a batch, and for when to come again. */
async function look({ sql }: BenchServers, { lanes }: PublishedFlow) {
  const store = createExchangeStore(sql, createProgramReader());
  const once = () =>
    store.transaction(async (tx) => {
      const lane = await tx.lane(lanes[0] as number);
      if (!lane) throw new Error(`expected lane ${lanes[0]}, found none`);
      const found = await tx.lockRunnable(lane, 500);
      const next = await tx.nextDue(lane);
      if (found.length > 0 || next.inputs) throw new Error(`expected nothing to do, found ${found.length} runs`);
    });
  return percentiles(await timed(TIMES, once));
}

async function timed(times: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took;
}
