// What is saved. Positions are kept beside it in `layout`; selection, viewport and counts never are.
import type { Condition } from '../condition/condition.ts';
import type { JsonObject } from '../json.ts';
import type { SubjectKind } from './subject.ts';

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
  /** Outcomes that are meant to end the path here; any other unconnected outcome is a problem. */
  readonly ends?: readonly string[];
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
export type Trigger = EventTrigger | SegmentTrigger;

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
  /** Over `property`, `attribute`, `tag`, `tier` and `community` operands. */
  readonly where?: Condition;
  /** Context field → event property. Fields not named here are taken from a property of the same name. */
  readonly context?: Readonly<Record<string, string>>;
}

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
