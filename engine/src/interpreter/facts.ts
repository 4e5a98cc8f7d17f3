// The values that conditions and templates need, loaded for one subject at one moment.
import type { SubjectKind } from '../document/subject.ts';
import type { Instant, Position } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { WorkingHours } from '../time/working-time.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';

export interface HistoricEvent extends Position {
  /** When it happened, which decides the window or turn that it belongs to; `at` decides order. */
  readonly occurredAt: Instant;
  readonly properties: JsonObject;
  /** It was imported, or told long after it happened: it counts in conditions, and answers no wait. */
  readonly historical?: true;
}

/** Of whom or what a run is about; what only members have is empty for anything else. */
export interface MemberFacts {
  /** Absent: a member. */
  readonly kind?: SubjectKind;
  /** The id that the outside world knows, Segment's `userId`. */
  readonly externalId: string;
  /** IANA zone: the member's, else the community's, else the workspace's. */
  readonly zone: string;
  readonly joinedAt: Instant;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly tags: readonly string[];
  readonly tiers: { readonly lifecycle?: string; readonly activity?: string };
  readonly communities: readonly string[];
  /** Ids of the segments that the member is in. */
  readonly segments?: readonly string[];
  /** Balances by account. */
  readonly points?: Readonly<Record<string, number>>;
  readonly badges?: readonly string[];
  /** The one that is worn. */
  readonly title?: string;
  /** Community → role, where it is not that of an ordinary member. */
  readonly roles?: Readonly<Record<string, string>>;
  /** What was granted or withdrawn, by `<purpose>/<channel>`; absent: never asked. */
  readonly consents?: Readonly<Record<string, boolean>>;
  /** Which language those whom the attributes `guardian` and `adviser` name want to read, where that is known. */
  readonly contactLanguages?: { readonly guardian?: string; readonly staff?: string };
  /** Purposes that are held for them so that their runs wait at such messages; absent: none. */
  readonly frozen?: readonly string[];
}

export interface Facts {
  readonly member: MemberFacts;
  /** When the workspace works; absent: Monday to Friday, 09:00 to 18:00, where the member lives. */
  readonly workingHours?: WorkingHours;
  /** The one that the program names; without it every Monday to Friday is a working day. */
  readonly calendar?: WorkingCalendar;
  /**
   * Events by name in position order, for the names in `program.histories`. Absent: not loaded, and `advance` says so
   * when it turns out to need it. May hold events later than the moment of a decision: the evaluator bounds them.
   */
  readonly histories?: Readonly<Record<string, readonly HistoricEvent[]>>;
}
