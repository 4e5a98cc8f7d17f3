// What the API says about holds and channels.
import type { HoldAudience } from '@sopwith/engine';

export interface HoldsDto {
  readonly holds: readonly {
    readonly id: string;
    /** Released by it: an incident's number, as a rule. */
    readonly key: string;
    readonly audience: HoldAudience;
    /** The id of the incident, community, segment or member; empty for everyone. */
    readonly whom: string;
    readonly purposes: readonly string[];
    /** Runs wait at such messages. */
    readonly freezes: boolean;
    readonly at: number;
    readonly until: number;
    /** The flow, or the person. */
    readonly by: string;
  }[];
  /** Messages that wait because of any of them. */
  readonly waiting: number;
}
