// The workflows that look at a page again and again, played with activities that answer from a list: what they do depends on nothing else.
import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { workflowBundle } from '../../server/src/processes/workflow-bundle.ts';
import type { BenchServers } from '../bench/bench-servers.ts';

const QUEUE = 'scripted';

/** Each answer once, then the last again and again. */
function answering<T>(answers: readonly T[]): () => Promise<T> {
  let n = 0;
  return async () => answers[Math.min(n++, answers.length - 1)] as T;
}

export async function playScripted({ client, temporalAddress }: BenchServers): Promise<void> {
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    workflowBundle: { codePath: await workflowBundle(cacheHome()) },
    activities: {
      workJob: answering([true, true, false]),
      sendPage: answering([{ more: true, nextInMs: null }, { more: false, nextInMs: 500 }, { more: false, nextInMs: 60_000_000 }, { more: false, nextInMs: 200 }, { more: false, nextInMs: null }]),
      ring: answering([undefined]),
    },
  });
  await worker.runUntil(async () => {
    const start = (type: string, workflowId: string, input: object) => client.workflow.start(type, { workflowId, taskQueue: QUEUE, args: [input] });
    const [job, alarm, channel] = [await start('job', 'job/1', { jobId: 1 }), await start('alarm', 'alarm/1', {}), await start('channel', 'channel/mail', { channelId: 'mail' })];
    // It rests for long now; a poke lets it look again.
    await sleep(5_000);
    await channel.signal('poke');
    await Promise.all([job.result(), alarm.result(), channel.result()]);
  });
  await connection.close();
}
