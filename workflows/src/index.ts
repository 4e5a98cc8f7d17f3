// The workflow type is the flow's name, or the account's, so that Temporal's UI speaks the operator's words: every name runs the default
// export, and what it is given says which of them it is.
import { channel, type ChannelInput } from './channel.ts';
import { type JobInput, job } from './job.ts';
import { lane, type LaneInput } from './lane.ts';

export default function laneChannelOrJob(input: LaneInput | ChannelInput | JobInput): Promise<void> {
  if ('channelId' in input) return channel(input);
  return 'jobId' in input ? job(input) : lane(input);
}
export type { ChannelInput } from './channel.ts';
export type { JobInput } from './job.ts';
export { alarm } from './alarm.ts';
export { lane, type LaneInput, poke } from './lane.ts';
