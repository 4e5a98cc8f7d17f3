// One member, one flow, what happens when, and the trail that must come of it. Played by the simulator and on a real Temporal alike.
import { type Elapsed, grantCode, type FlowDocument, type Json, type JsonObject, type MessageChannel, type SubjectKind, type TrailEntry } from '@sopwith/engine';
import { Temporal } from 'temporal-polyfill';

export interface Scenario {
  /** A rule, told about this flow: it is the test's title. */
  readonly title: string;
  readonly flow: FlowDocument;
  readonly subject?: {
    /** What the flow is about; a member unless said. */
    readonly kind?: SubjectKind;
    /** `m1` unless said. */
    readonly id?: string;
    readonly zone?: string;
    readonly attributes?: Readonly<Record<string, Json>>;
    readonly tags?: readonly string[];
    readonly tiers?: { readonly lifecycle?: string; readonly activity?: string };
    readonly communities?: readonly string[];
    /** `YYYY-MM-DD HH:mm` where the member lives; the start of the scenario unless given. */
    readonly joinedAt?: string;
  };
  /** The others, whom steps for many concern. */
  readonly crowd?: readonly {
    readonly id: string;
    /** A member unless said. */
    readonly kind?: SubjectKind;
    readonly attributes?: Readonly<Record<string, Json>>;
    readonly tags?: readonly string[];
    readonly communities?: readonly string[];
    /** What they had done before the start; what they do later counts from then on, and sets nothing off. */
    readonly did?: readonly { readonly at: string; readonly event: string; readonly properties?: JsonObject }[];
  }[];
  /** What a *for each* or a *run flow* starts, by its id, and how and after how many minutes it ends for each, by their id. */
  readonly others?: {
    readonly flows: Readonly<Record<string, FlowDocument>>;
    readonly ends: Readonly<Record<string, { readonly afterMinutes: number; readonly reason: string }>>;
  };
  /** Role → who is on duty, from the start until the end. Scenarios at the same time share their people. */
  readonly roster?: Readonly<Record<string, readonly string[]>>;
  /** Item → how many of it there are, and until when they are given out. */
  readonly stock?: Readonly<Record<string, { readonly left: number; readonly until?: string }>>;
  /** Community → how many it takes in all; those of the crowd who are in it have their seats. */
  readonly capacities?: Readonly<Record<string, number>>;
  /** Items that the member was given before. */
  readonly granted?: readonly string[];
  /** Causes of incidents that others had opened shortly before the start. */
  readonly incidents?: readonly string[];
  /** Channels that take nothing. */
  readonly failing?: readonly MessageChannel[];
  readonly context?: JsonObject;
  /**
   * What starts the run at `start`, where nobody enrols the member: a time of the flow's schedule after it was published, or what somebody
   * did. `who`: it was somebody else, and the flow's trigger is about the one of this scenario.
   */
  readonly startedBy?: { readonly scheduleSince: string } | { readonly who?: string; readonly did: string; readonly properties: JsonObject };
  /** When the member is enrolled: `YYYY-MM-DD HH:mm` where the member lives. */
  readonly start: string;
  readonly until: string;
  readonly happens?: readonly Happening[];
  /**
   * A line an entry: `MM-DD HH:mm kind step outcome`, where the member lives; `step#2` from the second visit on. Seconds are
   * left out of the lines, and compared all the same between simulator and Temporal.
   */
  readonly trail: string;
  /** The texts that were sent, in order, where they matter. */
  readonly texts?: readonly string[];
}

/** `at` is a local time like `start`; what shares an instant happens in the order of the list. */
export type Happening = { readonly at: string } & (
  | { readonly event: string; readonly properties?: JsonObject }
  /** Somebody finishes the open task of this step, with what its form asks for. */
  | { readonly task: string; readonly outcome: string; readonly visit?: number; readonly form?: JsonObject }
  /** Somebody takes the open task of this step up. */
  | { readonly takeUp: string; readonly visit?: number }
  /** One of those on duty votes on the text of this approval, as it stands. */
  | { readonly approval: string; readonly visit?: number; readonly by: string; readonly vote: 'approve' | 'reject'; readonly note?: string }
  /** The member answers what this step asked, by the names of its questions. */
  | { readonly ask: string; readonly visit?: number; readonly given: JsonObject }
  /** The member moves to another zone. Times of the scenario stay those of the first one. */
  | { readonly zone: string }
  /** Somebody pauses the flow, lets it go on then, and says what becomes of its timers. Nothing else of the list happens in between. */
  | { readonly pauseUntil: string; readonly elapsed: Elapsed }
);

export const EARLIER_CODE = 'EARLIER';

export const subjectId = ({ subject }: Scenario): string => subject?.id ?? 'm1';

export const DEFAULT_ZONE = 'Asia/Shanghai';

export function zoneOf({ subject }: Scenario): string {
  return subject?.zone ?? DEFAULT_ZONE;
}

export function instantOf(scenario: Scenario, local: string): number {
  return Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(zoneOf(scenario)).epochMilliseconds;
}

export function linesOf(scenario: Scenario, trail: readonly TrailEntry[]): readonly string[] {
  return trail.map(({ at, kind, step, visit, outcome }) => {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneOf(scenario));
    const when = `${local.toPlainDate().toString().slice(5)} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
    const where = step === null ? [] : [visit > 1 ? `${step}#${visit}` : step];
    return [when, kind, ...where, ...(outcome === null ? [] : [outcome])].join(' ');
  });
}

export function expectedLines({ trail }: Scenario): readonly string[] {
  return trail
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Numbers that the database draws, the run's id, and the codes that come of it: no two players share them. Everything else must be the same. */
export function comparable(trail: readonly TrailEntry[], runId: string, texts: readonly string[]): unknown {
  const codes = trail.flatMap(({ step, visit }) => (step === null ? [] : [grantCode(`${runId}/${step}#${visit}`)]));
  const told = { texts, trail: trail.map(({ at, kind, step, visit, outcome, reason }) => ({ at, kind, step, visit, outcome, reason })) };
  const text = codes.reduce((all, code) => all.replaceAll(code, '<code>'), JSON.stringify(told));
  return JSON.parse(text.replaceAll(runId, '<run>').replaceAll(/\bI-\d+\b/g, '<incident>'), (key, value: unknown) => (key === 'seq' ? '<seq>' : value));
}
