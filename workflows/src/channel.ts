// The channel: a small, stable shell like the lane. What may go, and what becomes of it, is decided in the database; this only looks
// again and again, one page at a time, so that one account is spoken to from one place.
import type { ChannelActivities, NextLook } from '@sopwith/activities';
import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { poke } from './lane.ts';

export interface ChannelInput {
  readonly channelId: string;
}

const HISTORY_LIMIT = 400;
const IDLE_MS = 60_000;
const ROUGHLY_A_SECOND_MS = 1_200;

const { sendPage } = proxyActivities<ChannelActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

export async function channel(input: ChannelInput): Promise<void> {
  let poked = false;
  setHandler(poke, () => {
    poked = true;
  });
  const begun = Date.now();
  for (;;) {
    poked = false;
    const next: NextLook = await sendPage(input);
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if ((historyLength > HISTORY_LIMIT || continueAsNewSuggested) && Date.now() - begun > ROUGHLY_A_SECOND_MS) {
      await continueAsNew<typeof channel>(input);
    }
    if (next.more || poked) continue;
    await condition(() => poked, next.nextInMs ?? IDLE_MS);
    // From here to `return` nothing is awaited: a poke that comes later starts the channel anew.
    if (!poked && next.nextInMs === null) return;
  }
}
