// The settings of the builtin step types, version 1. Their schemas, words and outcomes stand in one file per type beside this one.
import type { Condition } from '../condition/condition.ts';
import type { Json } from '../json.ts';
import type { Channel, MessageChannel } from './channels.ts';
import type { WorkDeadline } from './work-deadline.ts';

export type { ProgrammeConfig, ProgrammeRow } from './programme-config.ts';

/** Minutes and hours elapse; days, weeks and months are calendar steps to the same local time. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months';
}

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface LocalTime {
  /** `HH:mm`, 24 hours, in the member's zone. */
  readonly time: string;
  readonly weekdays: readonly Weekday[];
  /** On the working days of the flow's calendar instead. */
  readonly workingDays?: boolean;
}

export type Anchor =
  | { readonly type: 'start' }
  /** When what started the run happened: an event that was sent late happened before the run began. */
  | { readonly type: 'trigger' }
  /** The member's last event of this name up to the moment when it is asked. */
  | { readonly type: 'event'; readonly event: string }
  /** `YYYY-MM-DD` */
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'context'; readonly field: string }
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'step'; readonly step: string };

/** The local date of the anchor plus `offsetDays`, at `time`. `T-7 09:00` is offsetDays -7. */
export interface AnchoredTime {
  readonly anchor: Anchor;
  readonly offsetDays: number;
  readonly time: string;
  /** `skip` takes the outcome `past`; `now` goes on at once as if it had just been reached. */
  readonly ifPast: 'skip' | 'now';
  /** A day that is none of these gives way to the nearest that is, away from the anchor: earlier before it, else later. */
  readonly on?: 'any' | 'weekdays' | 'working';
  /** Counted from the anchor's own instant instead, negative before it: an hour before a lesson. Such a moment moves with no zone. */
  readonly offsetMinutes?: number;
}

export type Deadline =
  | ({ readonly type: 'after' } & { readonly duration: Duration })
  | ({ readonly type: 'at' } & LocalTime)
  | ({ readonly type: 'date' } & AnchoredTime);

/** `wait-duration` → done */
export interface WaitDurationConfig {
  readonly duration: Duration;
}

/** `wait-time` → done. The next such local time at or after arrival. */
export interface WaitTimeConfig extends LocalTime {}

/** `wait-date` → reached, past (only with ifPast skip). An anchor without a value takes `past`. */
export interface WaitDateConfig extends AnchoredTime {}

/** How far back a wait looks. Since a step that the run never came to, or a turn that never opened: not at all. */
export type LookBack = 'arrival' | 'start' | 'midnight' | { readonly type: 'sinceStep' | 'sinceTurn'; readonly step: string };

/** `wait-event` → each event's id, timeout (with a deadline), past (with an anchored deadline, ifPast skip). */
export interface WaitEventConfig {
  /** `name`: what its outcome is called, where that is not what the event is called. */
  readonly events: readonly { readonly id: string; readonly event: string; readonly where?: Condition; readonly name?: string }[];
  readonly deadline: Deadline | null;
  /** Looks back first, and takes the first match that this run has not taken. `arrival`, or absent: only what comes after that. */
  readonly since?: LookBack;
  /** In a flow with a key: the events' property of that name must be the run's key. */
  readonly matchKey?: boolean;
}

/** `branch` → the id of the first case that holds, else otherwise. */
export interface BranchConfig {
  readonly cases: readonly { readonly id: string; readonly name: string; readonly when: Condition }[];
}

export type MessageRecipient = 'member' | 'guardian' | 'reporter' | 'staff';

/**
 * `message` → done; with `waitFor` accepted or delivered also skipped, failed. Liquid text with member.*, context.*, variables by
 * name (day, streak …). What is not said is as it was before there was a choice: to the member, one text, nothing waited for.
 */
export interface MessageConfig {
  readonly channel: MessageChannel;
  /** The id of the account that sends it; absent: the first of its channel. */
  readonly account?: string;
  /** Of an e-mail; absent: how the text begins. */
  readonly subject?: string;
  readonly purpose: 'programme' | 'reminder' | 'marketing' | 'service' | 'crisis' | 'reply';
  readonly text: string;
  readonly to?: MessageRecipient;
  /** The first that fits the channel and the member's language goes in place of `text`, also where it goes to a guardian. */
  readonly variants?: readonly { readonly channel?: Channel; readonly language?: string; readonly text: string }[];
  /** Held back longer than this it is skipped; a day unless said. */
  readonly validFor?: Duration;
  readonly waitFor?: 'queued' | 'accepted' | 'delivered';
}

/** `tag` → done */
export interface TagConfig {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `attribute` → done */
export interface AttributeConfig {
  readonly name: string;
  readonly value: Json;
}

/**
 * `task` → each outcome's id, overdue (with a deadline). With `overdue` connected the path moves on at the deadline;
 * either way the task itself stays open until it is done or the run ends: a deadline never cancels the work.
 */
export interface TaskConfig {
  readonly title: string;
  readonly detail: string;
  readonly assignee: string;
  readonly deadline: WorkDeadline | null;
  readonly outcomes: readonly { readonly id: string; readonly title: string }[];
  /** `named`, or absent: `assignee` as it stands. The others find a person; where they find none, `assignee` stands alone. */
  readonly assignBy?: 'named' | 'roster' | 'leastLoaded' | 'attribute' | 'sameAs';
  /** With `attribute`: the member's attribute that names the person, such as their teacher. */
  readonly assigneeAttribute?: string;
  /** With `sameAs`: whoever did that step in this run. */
  readonly sameAs?: string;
  /** What the deadline is counted from; absent: from when the task is opened. */
  readonly deadlineFrom?: Anchor;
  /** `wall`, or absent: every minute counts. `working`: those in which the workspace works. For everything that is timed here. */
  readonly clock?: 'wall' | 'working';
  readonly acknowledge?: Duration;
  /** Not taken up in time: who is told, and how long they have. After the last, outcome `unanswered`. */
  readonly escalation?: readonly { readonly to: string; readonly within: Duration }[];
  /** So long after it was opened, whoever has it is reminded. */
  readonly reminders?: readonly Duration[];
  readonly checklist?: readonly string[];
  /** What is to be filled in; each field becomes a variable of its name. */
  readonly form?: readonly FormField[];
}

export interface FormField {
  readonly name: string;
  readonly title: string;
  readonly kind: 'text' | 'number' | 'date' | 'yesNo' | 'choice';
  readonly required: boolean;
  /** For a choice. */
  readonly options: readonly string[];
}

/** `exit`: ends the run, other paths included. */
export interface ExitConfig {
  readonly reason: string;
}
