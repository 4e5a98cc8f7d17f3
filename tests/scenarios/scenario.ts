// One member, one flow, what happens when, and the trail that must come of it. Played by the simulator and on a real Temporal alike.
import { type Condition, type Control, type Elapsed, grantCode, type FlowDocument, type Instant, type Json, type JsonObject, type MessageChannel, type Severity, type SubjectKind, type TrailEntry } from '@sopwith/engine';
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
  /** The other flows that there are, by id. */
  readonly others?: {
    readonly flows: Readonly<Record<string, FlowDocument>>;
    /** How and after how many minutes what a *for each* starts ends for each, by their id. What a *run flow* starts is played. */
    readonly ends: Readonly<Record<string, { readonly afterMinutes: number; readonly reason: string }>>;
    /** The trails of what a *run flow* started, by flow, where they matter. */
    readonly trails?: Readonly<Record<string, string>>;
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
  /** What starts the run at `start`, where nobody enrols the member. */
  readonly startedBy?: Start;
  /** Segments by id, for those whom they let in or go. */
  readonly segments?: Readonly<Record<string, Condition>>;
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
  /** What was posted to groups, in order, where it matters. */
  readonly posts?: readonly string[];
  /**
   * What became by `until` of what steps said to one, and then of what they posted, each in its order, where it matters: `MM-DD HH:mm status
   * why: text`, or `waiting why: text`.
   */
  readonly fates?: readonly string[];
  /** What a step for many was told by the first answer, where it matters: whom it reached, what it counted. */
  readonly told?: Readonly<Record<string, JsonObject>>;
  /**
   * `MM-DD HH:mm why`, a line each time that nobody was let in. Where it is given, the trail tells all runs that the flow had, one after the
   * other, and what happens may start more of them.
   */
  readonly refused?: readonly string[];
}

export type Start =
  /** It comes by time, after the flow was published: a time of its schedule, a date of the subject, or a segment that time leads into or out of. */
  | { readonly publishedAt: string }
  /** What somebody did, and the segments that it led into or out of. `who`: somebody else, and the trigger is about the one of this scenario. */
  | { readonly who?: string; readonly did: string; readonly properties: JsonObject }
  /** The end of one of `others`, which the member entered then. */
  | { readonly entered: string; readonly at: string; readonly context?: JsonObject }
  /** An operator opened an incident that concerns the member; or it is what the flow is about. */
  | { readonly incident: { readonly title: string; readonly mergeKey: string; readonly severity: Severity; readonly owner: string } }
  /** Somebody enrolled very many at once: those of a segment, or of a list with what stood beside each. */
  | { readonly inBulk: 'list' | { readonly segment: string } };

/** `at` is a local time like `start`; what shares an instant happens in the order of the list. */
export type Happening = { readonly at: string } & (
  | { readonly event: string; readonly properties?: JsonObject }
  /** Somebody enrols the member once more. */
  | { readonly enrol: JsonObject }
  /** Somebody finishes the open task of this step, with what its form asks for. */
  | { readonly task: string; readonly outcome: string; readonly visit?: number; readonly form?: JsonObject }
  /** Somebody takes the open task of this step up. */
  | { readonly takeUp: string; readonly visit?: number }
  /** One of those on duty votes on the text of this approval, as it stands. */
  | { readonly approval: string; readonly visit?: number; readonly by: string; readonly vote: 'approve' | 'reject'; readonly note?: string }
  /** The member answers what this step asked, by the names of its questions. */
  | { readonly ask: string; readonly visit?: number; readonly given: JsonObject }
  /** The outside answers by the token of this step. `late`: it is told that nobody waits for that any more. */
  | { readonly callBack: string; readonly visit?: number; readonly outcome: string; readonly data?: JsonObject; readonly late?: true }
  /** Somebody ends the run, or takes a path from where it stands. */
  | { readonly control: Exclude<Control, { readonly type: 'resume' | 'retry' }> }
  /** The member moves to another zone. Times of the scenario stay those of the first one. */
  | { readonly zone: string }
  /** Somebody pauses the flow, lets it go on then, and says what becomes of its timers. Nothing else of the list happens in between. */
  | { readonly pauseUntil: string; readonly elapsed: Elapsed }
);

export const EARLIER_CODE = 'EARLIER';

/** In a form, the number of the first of the incidents that there were before, which each player has given one of its own. */
export const EARLIER_INCIDENT = 'EARLIER-INCIDENT';

export function formFor({ form }: { readonly form?: JsonObject }, incident: string | undefined): { readonly form?: JsonObject } {
  if (form === undefined) return {};
  return { form: Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value === EARLIER_INCIDENT ? (incident ?? null) : value])) };
}

export const subjectId = ({ subject }: Scenario): string => subject?.id ?? 'm1';

export const DEFAULT_ZONE = 'Asia/Shanghai';

export function zoneOf({ subject }: Scenario): string {
  return subject?.zone ?? DEFAULT_ZONE;
}

export function instantOf(scenario: Scenario, local: string): number {
  return Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(zoneOf(scenario)).epochMilliseconds;
}

function minuteOf(scenario: Scenario, at: Instant): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneOf(scenario));
  return `${local.toPlainDate().toString().slice(5)} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

export function fateLine(scenario: Scenario, { status, at, why }: { readonly status: string; readonly at: Instant; readonly why: string | null }, text: string): string {
  return [...(status === 'waiting' ? [] : [minuteOf(scenario, at)]), status, ...(why === null ? [] : [why])].join(' ') + `: ${text}`;
}

export function refusedLines(scenario: Scenario, refused: readonly Refused[]): readonly string[] {
  return refused.map(({ at, reason }) => `${minuteOf(scenario, at)} ${reason}`);
}

export function linesOf(scenario: Scenario, trail: readonly TrailEntry[]): readonly string[] {
  return trail.map(({ at, kind, step, visit, outcome }) => {
    const when = minuteOf(scenario, at);
    const where = step === null ? [] : [visit > 1 ? `${step}#${visit}` : step];
    return [when, kind, ...where, ...(outcome === null ? [] : [outcome])].join(' ');
  });
}

export function expectedLines({ trail }: Pick<Scenario, 'trail'>): readonly string[] {
  return trail
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether its trail says that the step was left, entered or ended by. */
export function isPlayed({ trail }: Scenario, step: string): boolean {
  return new RegExp(` (?:left|turn|resting) ${step}(?:#\\d+)?(?: |$)`, 'mu').test(trail);
}

export interface Refused {
  readonly at: Instant;
  readonly reason: string;
}

/** What came of a scenario, on either side. */
export interface Played {
  readonly runIds: readonly string[];
  readonly trail: readonly TrailEntry[];
  readonly texts: readonly string[];
  readonly posts: readonly string[];
  /** None where the scenario tells of none. */
  readonly fates: readonly string[];
  readonly refused: readonly Refused[];
  /** Of the other flows whose trails the scenario tells. */
  readonly others: Readonly<Record<string, readonly TrailEntry[]>>;
}

/** Numbers that the database draws, the runs' ids, and the codes that come of them: no two players share them. Everything else must be the same. */
export function comparable({ trail, runIds, texts, posts, fates, refused, others }: Played): unknown {
  const codes = runIds.flatMap((id) => trail.flatMap(({ step, visit }) => (step === null ? [] : [grantCode(`${id}/${step}#${visit}`)])));
  const plain = (entries: readonly TrailEntry[]) => entries.map(({ at, kind, step, visit, outcome, reason }) => ({ at, kind, step, visit, outcome, reason }));
  const told = { texts, posts, fates, refused, trail: plain(trail), others: Object.entries(others).map(([flow, entries]) => ({ flow, trail: plain(entries) })) };
  const text = codes.reduce((all, code) => all.replaceAll(code, '<code>'), JSON.stringify(told));
  const sameRuns = runIds.reduce((all, id) => all.replaceAll(id, '<run>'), text);
  return JSON.parse(sameRuns.replaceAll(/\bI-\d+\b/g, '<incident>'), (key, value: unknown) => (key === 'seq' ? '<seq>' : value));
}
