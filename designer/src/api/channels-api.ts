import type { ChannelDto, DeadLetterDto, HoldsDto, NewChannelDto, Page, SendDto, StopDto } from '@sopwith/server/contract';
import { at, query } from './path.ts';
import { request } from './request.ts';

export interface ChannelSettings {
  readonly kind: ChannelDto['kind'];
  readonly name: string;
  readonly settings: ChannelDto['settings'];
  readonly secret?: string;
  readonly perMinute: number | null;
  readonly disturbs: boolean;
}

/** Neither: everything. */
export interface Stopped {
  readonly flow?: string;
  readonly channel?: string;
}

export const channelsApi = {
  list: () => request<readonly ChannelDto[]>('GET', '/v1/channels'),
  add: (id: string, channel: ChannelSettings) => request<NewChannelDto>('POST', '/v1/channels', { id, ...channel }),
  change: (id: string, channel: ChannelSettings) => request<ChannelDto>('PUT', at`/v1/channels/${id}`, channel),
  renewSecret: (id: string) => request<NewChannelDto>('POST', at`/v1/channels/${id}/secret`),
  remove: (id: string) => request('DELETE', at`/v1/channels/${id}`),
  test: (id: string, to: string) => request<{ sent: boolean; reason: string | null }>('POST', at`/v1/channels/${id}/test`, { to }),
  stop: (id: string) => request<ChannelDto>('POST', at`/v1/channels/${id}/stop`, { stopped: true }),
  goOn: (id: string, elapsed: string) => request<ChannelDto>('POST', at`/v1/channels/${id}/stop`, { stopped: false, elapsed }),
  sends: (id: string, outcome?: string, cursor?: string) =>
    request<Page<SendDto>>('GET', `${at`/v1/channels/${id}/sends`}${query({ outcome, cursor })}`),
  letters: () => request<Page<DeadLetterDto>>('GET', '/v1/dead-letters'),
  replay: (keys: readonly string[]) => request<{ replayed: number }>('POST', '/v1/dead-letters/replay', { keys }),
  holds: () => request<HoldsDto>('GET', '/v1/holds'),
  release: (key: string) => request<HoldsDto>('POST', '/v1/holds/release', { key }),
  stops: () => request<readonly StopDto[]>('GET', '/v1/stops'),
  throwStop: (stopped: Stopped) => request<readonly StopDto[]>('POST', '/v1/stops', stopped),
  liftStop: (stopped: Stopped) => request<readonly StopDto[]>('POST', '/v1/stops/lift', stopped),
};
