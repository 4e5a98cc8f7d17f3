// What a workspace has decided about its messages: when nobody is disturbed, how much is too much, and what needs a yes first.
import type { Channel } from '../steps/channels.ts';
import type { MessageConfig } from '../steps/step-config.ts';

export type Purpose = MessageConfig['purpose'];

/** The purposes that quiet hours and caps bind. The others were enrolled for, asked for, or cannot wait. */
export const BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder']);

/** The purposes that a member can refuse. */
export const REFUSABLE_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder', 'programme']);

/** Local times `HH:mm`; up to `to`, which may lie on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface SendingPolicy {
  /** Null: no quiet hours. */
  readonly quietHours: QuietHours | null;
  /** The same for minors, where it is stricter. */
  readonly quietHoursOfMinors: QuietHours | null;
  /** The channels that disturb; an inbox that is opened by hand disturbs nobody. */
  readonly quietChannels: readonly Channel[];
  /** Per purpose, across all flows. Absent: any number. */
  readonly caps: Readonly<Partial<Record<Purpose, { readonly perDay?: number; readonly perWeek?: number }>>>;
  /** Purposes that nobody gets who has not said yes; all others go until the member says no. */
  readonly needsConsent: readonly Purpose[];
  /** Purposes that minors do not get. */
  readonly refusedToMinors: readonly Purpose[];
  /** Whether somebody whose age nobody knows counts as a minor, as pupils of a school do. */
  readonly unknownAgeIsMinor: boolean;
  /** In a simulation or a rehearsal, the channels that take nothing: so that a flow can be seen to fall back. Means nothing where messages leave. */
  readonly failing?: readonly Channel[];
}

/** Whether a channel takes nothing. The inbox takes everything. */
export function isRefused({ failing = [] }: SendingPolicy, channel: Channel): boolean {
  return channel !== 'in-app' && failing.includes(channel);
}

export const DEFAULT_POLICY: SendingPolicy = {
  quietHours: { from: '21:00', to: '08:00' },
  quietHoursOfMinors: { from: '20:00', to: '08:00' },
  quietChannels: ['email', 'sms', 'webhook'],
  caps: {},
  needsConsent: [],
  refusedToMinors: ['marketing'],
  unknownAgeIsMinor: false,
};
