// Every reason that a trail can give, with the facts that it carries. `words/` has a sentence for each in both languages.
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import type { Reason } from './command.ts';
import { type StructureReasonFacts, structureReasonCodes } from './structure-reasons.ts';
import { type MemberReasonFacts, memberReasonCodes } from './member-reasons.ts';
import { type SendingReasonFacts, sendingReasonCodes } from './sending-reasons.ts';

/** The working day that was found lies past this date, the last that the calendar knows; null: no calendar was there. */
type Guessed = {
  readonly calendarEnds?: string | null;
};

export interface ReasonFacts extends StructureReasonFacts, MemberReasonFacts, SendingReasonFacts {
  /** A run began. */
  readonly 'run.started': { readonly key: string };
  /** Every path came to its end. */
  readonly 'run.completed': Record<string, never>;
  /** An exit step was reached. */
  readonly 'run.exit': { readonly reason: string };
  /** An exit rule matched an event. */
  readonly 'run.exitRule': { readonly rule: string; readonly event: string; readonly seq: number; readonly reason: string };
  /** The same of a rule that is the flow's goal. */
  readonly 'run.goal': { readonly rule: string; readonly event: string; readonly seq: number; readonly reason: string };
  /** An exit rule's condition holds. */
  readonly 'run.exitHeld': { readonly rule: string; readonly reason: string; readonly evidence: readonly Json[] };
  readonly 'run.goalHeld': { readonly rule: string; readonly reason: string; readonly evidence: readonly Json[] };
  /** A person or another system ended it. */
  /** To another version of the flow, by their numbers. */
  readonly 'run.moved': { readonly from: number; readonly to: number; readonly by: string };
  readonly 'run.stopped': { readonly by: string; readonly reason: string };
  /** It had failed, and does again what it failed at. */
  readonly 'run.retried': { readonly by: string };
  /** It had stood still since then. */
  readonly 'run.resumed': { readonly by: string; readonly from: Instant; readonly elapsed: 'fire' | 'skip' | 'retime' };
  /** A person let the path go on by this way. */
  readonly 'step.leftByHand': { readonly by: string };
  /** A person let the path go on at another step. */
  readonly 'step.movedByHand': { readonly by: string; readonly to: string };
  /** It would have been done during a pause, and what elapsed then is skipped. */
  readonly 'pause.skipped': Record<string, never>;
  /** More transitions in one instant than any sane flow makes. */
  readonly 'run.runaway': { readonly transitions: number };
  /** A shell failed the run: an error, a state that grew too large, data that could not be written. */
  readonly failed: { readonly detail: string };
  /** A path came to a step more often than it may; with a `tooMany` way out it left by it, else the run failed. */
  readonly 'visits.tooMany': { readonly visits: number };

  /** The step's skip-if held on arrival. */
  readonly 'step.skipped': { readonly evidence: readonly Json[] };

  /** Waits for a moment; `rule` says how it was found. */
  readonly 'wait.until': { readonly rule: 'duration' | 'time' | 'date'; readonly until: Instant; readonly zone: string } & Guessed;
  /** The anchor has no date: no such context field, attribute or variable, or it is not a date. */
  readonly 'wait.noDate': { readonly anchor: string; readonly name: string };
  /** The moment is there; on arrival already, where it is now or a moment that had passed counts as reached. */
  readonly 'wait.reached': { readonly until: Instant };
  /** An event changed what the run is about. */
  readonly 'context.updated': { readonly event: string; readonly seq: number; readonly fields: readonly string[] };
  /** What it waits for lies elsewhere now. */
  readonly 'wait.retimed': { readonly before: Instant | null; readonly until: Instant | null };
  readonly 'wait.past': { readonly until: Instant };

  /** Waits until a condition holds; `until` null: without end. */
  readonly 'condition.waiting': { readonly evidence: readonly Json[]; readonly until: Instant | null };
  readonly 'condition.met': { readonly evidence: readonly Json[] };
  readonly 'condition.unmet': { readonly evidence: readonly Json[]; readonly until: Instant };

  /** Listens for the first of these; `until` null: without end. */
  readonly 'event.listening': { readonly events: readonly string[]; readonly until: Instant | null } & Guessed;
  readonly 'event.arrived': { readonly event: string; readonly seq: number; readonly evidence: readonly Json[] };
  readonly 'event.none': { readonly events: readonly string[]; readonly until: Instant };

  readonly 'branch.case': { readonly case: string; readonly name: string; readonly evidence: readonly Json[] };
  readonly 'branch.otherwise': { readonly evidence: readonly Json[] };

  /** `kept`: the way that the member was given before. */
  readonly 'split.way': { readonly experiment: string; readonly way: string; readonly kept: boolean };
  readonly 'split.asked': { readonly experiment: string };
  /** No community, or no value in the context, that could be given a way. */
  readonly 'split.noUnit': { readonly experiment: string };
  readonly 'parallel.opened': { readonly paths: readonly string[] };
  readonly 'parallel.joined': { readonly arrived: number; readonly rule: 'all' | 'any' };
  /** Every path ended and none came to the join. */
  readonly 'parallel.ended': Record<string, never>;
  readonly 'join.arrived': Record<string, never>;
  readonly 'join.passed': Record<string, never>;

  /** `late`: it was to be a reply, and came too late for one. */
  readonly 'message.sent': { readonly channel: string; readonly purpose: string; readonly late?: true };
  readonly 'tag.changed': { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly 'attribute.set': { readonly name: string; readonly value: Json };

  readonly 'task.opened': { readonly assignee: string; readonly dueAt: Instant | null };
  readonly 'task.answered': { readonly outcome: string; readonly data: Json };
  readonly 'task.overdue': { readonly dueAt: Instant };
  readonly 'task.acknowledged': { readonly by: string };
  readonly 'task.escalated': { readonly level: number; readonly to: string };
  /** The whole chain had its time. */
  readonly 'task.unanswered': { readonly levels: number };

  readonly 'approval.asked': { readonly approvers: string; readonly needed: number; readonly dueAt: Instant | null };
  readonly 'approval.answered': { readonly outcome: string; readonly by: readonly string[]; readonly note: string };
  readonly 'approval.timeout': { readonly dueAt: Instant };

  /** `until`: the next threshold. */
  readonly 'clock.runs': { readonly until: Instant | null };
  readonly 'clock.reached': { readonly threshold: string; readonly at: Instant };
  readonly 'clock.stopped': { readonly reached: number };

  readonly 'ask.asked': { readonly kind: string; readonly by: 'page' | 'chat'; readonly dueAt: Instant | null; readonly channel?: string; readonly purpose?: string };
  readonly 'ask.answered': { readonly outcome: string; readonly values: Json };
  readonly 'ask.timeout': { readonly dueAt: Instant };

  readonly 'incident.asked': { readonly op: string };
  readonly 'incident.done': { readonly incident: string; readonly outcome: string };
  readonly 'incident.none': Record<string, never>;

  readonly 'act.asked': { readonly stepType: string };
  readonly 'act.answered': { readonly stepType: string; readonly outcome: string; readonly data: Json };
  readonly 'act.failed': { readonly stepType: string; readonly reason: string };

  readonly 'programme.entered': { readonly turns: number; readonly opensAt: Instant; readonly notOffered?: number };
  readonly 'turn.opened': { readonly day: number; readonly opensAt: Instant; readonly closesAt: Instant };
  readonly 'turn.reminded': { readonly day: number; readonly closesAt: Instant };
  /** A reminder of a turn in which nothing is to be done. */
  readonly 'turn.atTime': { readonly day: number };
  readonly 'turn.met': { readonly day: number; readonly event: string; readonly seq: number; readonly streak: number };
  readonly 'turn.missed': { readonly day: number; readonly missedInRow: number; readonly missedTotal: number };
  /** `automatic`: at the turn's end, without being asked; `cards` are left. */
  readonly 'turn.madeUp': { readonly day: number; readonly automatic: boolean; readonly cards: number; readonly streak: number };
  readonly 'turn.milestone': { readonly milestone: number; readonly streak: number };
  /** So many were over before a pause was. */
  readonly 'turn.notOffered': { readonly turns: number };
  readonly 'turn.nudged': { readonly missedInRow: number };
  readonly 'programme.done': { readonly turns: number; readonly missedTotal: number };
  readonly 'programme.left': { readonly day: number; readonly missedTotal: number };

  /** The path was still being walked when its turn, or the whole programme, came to an end. */
  readonly 'path.turnEnded': { readonly path: string };
  /** The run ended while this path was waiting. */
  readonly 'path.runEnded': { readonly reason: string };
}

export type ReasonCode = keyof ReasonFacts;

/** All codes, for the tests that hold words against them. */
export const reasonCodes: Readonly<Record<ReasonCode, true>> = {
  'run.started': true,
  'run.completed': true,
  'run.exit': true,
  'run.exitRule': true,
  'run.goal': true,
  'run.moved': true,
  'run.exitHeld': true,
  'run.goalHeld': true,
  'run.stopped': true,
  'run.runaway': true,
  'run.retried': true,
  'run.resumed': true,
  'step.leftByHand': true,
  'step.movedByHand': true,
  'pause.skipped': true,
  failed: true,
  'visits.tooMany': true,
  'step.skipped': true,
  'wait.until': true,
  'wait.noDate': true,
  'wait.reached': true,
  'context.updated': true,
  'wait.retimed': true,
  'wait.past': true,
  'condition.waiting': true,
  'condition.met': true,
  'condition.unmet': true,
  'event.listening': true,
  'event.arrived': true,
  'event.none': true,
  'branch.case': true,
  'branch.otherwise': true,
  'split.way': true,
  'split.asked': true,
  'split.noUnit': true,
  'parallel.opened': true,
  'parallel.joined': true,
  'parallel.ended': true,
  'join.arrived': true,
  'join.passed': true,
  'message.sent': true,
  'tag.changed': true,
  'attribute.set': true,
  'task.opened': true,
  'task.answered': true,
  'task.overdue': true,
  'task.acknowledged': true,
  'task.escalated': true,
  'task.unanswered': true,
  'approval.asked': true,
  'approval.answered': true,
  'approval.timeout': true,
  'clock.runs': true,
  'clock.reached': true,
  'clock.stopped': true,
  'ask.asked': true,
  'ask.answered': true,
  'ask.timeout': true,
  'incident.asked': true,
  'incident.done': true,
  'incident.none': true,
  'act.asked': true,
  'act.answered': true,
  'act.failed': true,
  'programme.entered': true,
  'turn.opened': true,
  'turn.reminded': true,
  'turn.atTime': true,
  'turn.met': true,
  'turn.missed': true,
  'turn.madeUp': true,
  'turn.milestone': true,
  'turn.nudged': true,
  'turn.notOffered': true,
  'programme.done': true,
  'programme.left': true,
  ...structureReasonCodes,
  'path.turnEnded': true,
  'path.runEnded': true,
  ...memberReasonCodes,
  ...sendingReasonCodes,
};

export function because<Code extends ReasonCode>(code: Code, data: ReasonFacts[Code]): Reason {
  return { code, data };
}
