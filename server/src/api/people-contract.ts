// What the API says about what people do and where they are: tasks, approvals, incidents, communities, duty.
import type { FormField, JsonObject, Severity, Weekday } from '@sopwith/engine';

export interface TaskDto {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly assignee: string;
  readonly member: { readonly userId: string; readonly name: string | null };
  readonly flow: { readonly id: string; readonly name: string };
  readonly run: string;
  readonly status: 'open' | 'done' | 'closed';
  readonly outcomes: readonly { readonly id: string; readonly title: string }[];
  readonly outcome: string | null;
  readonly openedAt: number;
  readonly dueAt: number | null;
  readonly rehearsal: boolean;
  /** The person who has it; null: whoever of `assignee` takes it up. */
  readonly assignedTo: string | null;
  readonly acknowledgeBy: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  /** How often it has escalated, and to whom last. */
  readonly level: number;
  readonly escalatedTo: string | null;
  readonly remindedAt: number | null;
  readonly checklist: readonly string[];
  readonly ticked: readonly number[];
  readonly form: readonly FormField[];
  readonly filled: JsonObject | null;
  readonly note: string | null;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
}

export interface ApprovalDto {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What a vote is bound to. */
  readonly textHash: string;
  readonly needed: number;
  readonly role: string;
  readonly approvers: readonly string[];
  readonly status: 'open' | 'approved' | 'rejected' | 'closed';
  readonly note: string | null;
  readonly member: { readonly userId: string; readonly name: string | null };
  readonly flow: { readonly id: string; readonly name: string };
  readonly run: string;
  readonly openedAt: number;
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  readonly rehearsal: boolean;
  /** An author has no vote, nor has a reader. */
  readonly youAre: 'author' | 'approver' | 'reader';
  /** For the text as it stands; those for earlier texts are void. */
  readonly votes: readonly { readonly person: string; readonly vote: 'approve' | 'reject'; readonly note: string | null; readonly at: number }[];
  /** Given for an earlier text: they count for nothing, and are kept. */
  readonly voidVotes: readonly { readonly person: string; readonly vote: 'approve' | 'reject'; readonly note: string | null; readonly at: number; readonly textHash: string }[];
}

export interface IncidentSummary {
  /** `I-1`: also its id as a subject, and what the variable `incident` holds. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly owner: string;
  readonly status: 'open' | 'resolved';
  readonly mergeKey: string;
  readonly openedAt: number;
  readonly resolvedAt: number | null;
  /** How many members. */
  readonly concerns: number;
}

export interface IncidentDetail extends IncidentSummary {
  /** In the order in which it happened; lines are never changed. */
  readonly timeline: readonly {
    readonly id: string;
    readonly at: number;
    readonly kind: 'opened' | 'joined' | 'severity' | 'owner' | 'note' | 'resolved' | 'reopened';
    readonly text: string;
    readonly data: JsonObject;
    readonly by: string;
    readonly member: { readonly userId: string; readonly name: string | null } | null;
  }[];
  readonly concerned: readonly { readonly userId: string; readonly name: string | null }[];
}

/** Somebody in a community. */
export interface CommunityMember {
  readonly userId: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly joinedAt: number;
}

/** What a flow posted to a community. */
export interface GroupPostDto {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly mentions: 'nobody' | 'member' | 'everyone';
  readonly flow: string;
}

export interface Shift {
  readonly id: string;
  readonly role: string;
  /** By name or e-mail address. */
  readonly person: string;
  readonly startsAt: number;
  readonly endsAt: number | null;
}

export interface WorkingHoursDto {
  readonly zone: string;
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}
