// What is saved. Positions are kept beside it in `layout`; selection, viewport and counts never are.
import type { Condition } from '../condition/condition.ts';
import type { JsonObject } from '../json.ts';
import type { SubjectKind } from './subject.ts';
import type { Severity } from '../steps/incidents.ts';

export const FLOW_FORMAT = 'sopwith.flow/1';

export interface FlowStep {
  /** Stable for life: moves between versions map by it. `[a-z0-9-]{1,40}`. */
  readonly id: string;
  /** A step type of the catalog, e.g. `wait-event`. */
  readonly type: string;
  /** The version of the step type's config. */
  readonly version: number;
  readonly name?: string;
  readonly note?: string;
  readonly config: JsonObject;
  /** Whoever comes here while this holds leaves at once by `skipped`, or where that leads nowhere by the step's first way. */
  readonly skipIf?: Condition;
  /** How often one path may come here, 20 unless said; then it leaves by `tooMany`, or the run fails. */
  readonly maxVisits?: number;
  /** Of an action step: how it is tried again; what is left out is as its type says. */
  readonly retry?: StepRetry;
  /** Outcomes that are meant to end the path here; any other unconnected outcome is a problem. */
  readonly ends?: readonly string[];
}

export interface StepRetry {
  /** The first one included: 1 never tries again. */
  readonly attempts?: number;
  /** Between the first attempt and the second. */
  readonly firstSeconds?: number;
  /** What each pause is multiplied by for the next one. */
  readonly backoff?: number;
  /** No pause is longer. */
  readonly longestSeconds?: number;
  /** No attempt begins later than this after the first one could. */
  readonly giveUpAfterSeconds?: number;
}

export interface FlowEdge {
  readonly from: string;
  readonly outcome: string;
  readonly to: string;
}

/** A remark on the canvas, for colleagues; nothing runs by it. */
export interface FlowNote {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** How a run is started. By hand, CSV and API enrolment is always open unless `manual` is false. */
export type Trigger = EventTrigger | SegmentTrigger | KeywordTrigger | FlowEndedTrigger | IncidentTrigger | ScheduleTrigger | DateTrigger;

/** The member writes one of these words. */
export interface KeywordTrigger {
  readonly type: 'keyword';
  readonly words: readonly string[];
  /** Width, case and spaces around it mean nothing. */
  readonly match: 'contains' | 'equals';
  readonly where?: Condition;
}

/** A run of another flow of the same subject is over. */
export interface FlowEndedTrigger {
  readonly type: 'flowEnded';
  /** The other flow's id. */
  readonly flow: string;
  /** Empty: however it ended. */
  readonly reasons: readonly string[];
  readonly where?: Condition;
}

/** An incident is opened: for its flow that incident, for a flow about members each whom it concerns. */
export interface IncidentTrigger {
  readonly type: 'incident';
  /** This severe, or more. */
  readonly severity: Severity;
  readonly where?: Condition;
}

/** At the times of a cron expression, for each of an audience. */
export interface ScheduleTrigger {
  readonly type: 'schedule';
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** IANA; the workspace's where it is not named. */
  readonly zone?: string;
  /** After an outage or a pause: leave out what was missed, or make up for the last of it. */
  readonly catchUp: 'skip' | 'last';
  readonly audience: ScheduledAudience;
}

export interface ScheduledAudience {
  /** `all`: every subject of the flow's kind. */
  readonly from: 'all' | 'list' | 'community' | 'segment' | 'registered';
  /** The id of the community, segment or activity. */
  readonly of: string;
  /** Of a list: the subjects' ids. */
  readonly ids: readonly string[];
  /** Over the member, judged for each when its turn comes. */
  readonly where?: Condition;
}

/** So many days before or after a date of the subject, or of a record of it, at a local time. Once for each date. */
export interface DateTrigger {
  readonly type: 'date';
  /** The attribute in which the date stands; of a record, the property of what tells of it. */
  readonly attribute: string;
  /** Absent: the date is the subject's own. */
  readonly record?: DatedRecord;
  /** Negative: before it. */
  readonly offsetDays: number;
  readonly time: string;
  /** Another day is moved away from the date. */
  readonly on?: 'weekdays' | 'working';
  /** IANA; that of whom it is about where it is not named. */
  readonly zone?: string;
  /** A date that is past when it becomes known starts nothing, unless it is to start it then. */
  readonly ifPast?: 'now';
  /** Over the member; of a record over what was told of it too. */
  readonly where?: Condition;
  /** Of a record: as with an event. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Something of the subject's own that events tell of: an order, a coupon, a seat in a class. */
export interface DatedRecord {
  /** Each tells of a record, and of what changes in it; what is told last counts. */
  readonly events: readonly string[];
  /** The property by which they say which one. */
  readonly id: string;
  /** Events after which it is no more: cancelled, used up. */
  readonly over: readonly string[];
}

/** Where several flows begin by one event, or send at one moment, the higher one comes first. */
export const DEFAULT_PRIORITY = 5;

/** Somebody comes into a segment, or leaves it. */
export interface SegmentTrigger {
  readonly type: 'segment';
  readonly segment: string;
  readonly on: 'enter' | 'leave';
  /** Over the member. */
  readonly where?: Condition;
}

export interface EventTrigger {
  readonly type: 'event';
  readonly event: string;
  /** A property of the event that names another member, whom the run is about: `referrerId`. */
  readonly about?: string;
  /** Over `property`, `attribute`, `tag`, `tier` and `community` operands. */
  readonly where?: Condition;
  /** Context field → event property. Fields not named here are taken from a property of the same name. */
  readonly context?: Readonly<Record<string, string>>;
}

/** What the runtime knows an event's trigger by. */
export interface CompiledTrigger extends EventTrigger {
  /** One of these words, as `plainText` writes them, in the property `text`. */
  readonly words?: { readonly any: readonly string[]; readonly match: KeywordTrigger['match'] };
}

export type TimedTrigger = ScheduleTrigger | DateTrigger;

export type ContextType = 'text' | 'number' | 'boolean' | 'date' | 'instant';

export interface ContextField {
  readonly name: string;
  readonly type: ContextType;
  readonly required?: boolean;
}

export type Reentry = { readonly type: 'never' } | { readonly type: 'afterEnd' } | { readonly type: 'afterDays'; readonly days: number };

interface AnyExit {
  readonly id: string;
  readonly reason: string;
  /** What the flow is for. Where a goal and another exit come in one instant, the goal counts. */
  readonly goal?: boolean;
}

export interface EventExit extends AnyExit {
  readonly event: string;
  readonly where?: Condition;
  /** In a flow with a key, the event's property of that name must be the run's key. Off unless said; a program has it as a condition. */
  readonly matchKey?: boolean;
}

/** Ends the run at the first moment at which this holds, also by time alone. Who meets it already is not enrolled. */
export interface ConditionExit extends AnyExit {
  readonly when: Condition;
}

export type ExitRule = EventExit | ConditionExit;

/** An event of the record that a run is about: it changes the run's context, and waits that depend on it are timed anew. */
export interface ContextUpdate {
  readonly id: string;
  readonly event: string;
  /** In a flow with a key the event's property of that name must be the run's key, whatever else holds. */
  readonly where?: Condition;
  /** Context field → event property. Fields not named here are taken from a property of the same name, where there is one. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface FlowDocument {
  readonly format: typeof FLOW_FORMAT;
  readonly name: string;
  readonly description?: string;
  /** Whom a run is about. In flows about anything but members, what only a member has is a problem. */
  readonly subject: SubjectKind;
  readonly triggers: readonly Trigger[];
  readonly context: readonly ContextField[];
  readonly reentry: Reentry;
  /** *Concurrent by key*: a context field; one live run per member and value of it. Re-entry applies within the key. */
  readonly key?: string;
  readonly exits: readonly ExitRule[];
  readonly updates?: readonly ContextUpdate[];
  /** The calendar of working days that its times go by. */
  readonly calendar?: string;
  /** `perRun` gives each run a Temporal workflow of its own, for flows that people watch one by one. */
  readonly lanes: number | 'perRun';
  readonly start: string | null;
  readonly steps: readonly FlowStep[];
  readonly edges: readonly FlowEdge[];
  readonly notes?: readonly FlowNote[];
  /** 1 to 9, 5 unless said: where several flows begin by one event, or send at one moment, the higher one comes first. */
  readonly priority?: number;
  readonly layout: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}
