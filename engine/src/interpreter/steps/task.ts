// A task for a person. The path rests until it is done; meanwhile it is taken up or escalates, and whoever has it is reminded.
// Semantics 31: acknowledging stops the escalation, not the deadline; neither a deadline nor an escalation cancels the work.
import { shorten } from '../../condition/shorten.ts';
import type { Instant } from '../../instant.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Duration, TaskConfig } from '../../steps/step-config.ts';
import type { Behaviour, Leave, Moment, Rest } from '../behaviour.ts';
import { anchorInstant } from '../deadline.ts';
import type { Command } from '../command.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';
import { isOfTheWorld, prolonged } from './after-pause.ts';
import { afterOnClock } from './on-clock.ts';
import { noted } from './noted.ts';
import { formVariables, termsOf } from './task-terms.ts';
import { workUntil, workUntilAfter } from './work-until.ts';

/** The answer that takes a task up without finishing it. No outcome that an operator names can be spelled so. */
export const ACKNOWLEDGED = '$acknowledged';

/** What a task remembers while it waits; steps without the newer settings remember the deadline alone. */
interface Waiting {
  readonly dueAt: Instant | null;
  /** When it escalates; null: it was taken up, or the chain is at its end. Absent: it never escalates. */
  readonly acknowledgeBy?: Instant | null;
  /** How often it has escalated. */
  readonly level?: number;
  /** Instants of the reminders to come. */
  readonly reminders?: readonly Instant[];
}

export const task: Behaviour<TaskConfig> = {
  arrive(config, moment) {
    const { scope, key, at, step } = moment;
    const { assignee, outcomes } = config;
    const dueAt = deadlineOf(config, moment);
    const waiting = begin(config, moment, dueAt);
    const terms = termsOf(config, scope, waiting.acknowledgeBy ?? undefined);
    return {
      ...resting(config, moment, waiting),
      commands: [
        {
          type: 'openTask',
          key,
          step: step.id,
          at,
          title: textFor(config.title, scope),
          detail: textFor(config.detail, scope),
          assignee,
          dueAt,
          outcomes,
          ...terms,
        },
      ],
    };
  },
  due(config, moment, data) {
    const { at, key } = moment;
    // Written by this step, in exactly this shape.
    const waiting = data as unknown as Waiting;
    const { dueAt, acknowledgeBy, level = 0, reminders = [] } = waiting;
    const passed = reminders.filter((one) => one <= at).length;
    const before = (config.reminders?.length ?? 0) - reminders.length;
    const commands: Command[] = Array.from({ length: passed }, (_, n) => ({ type: 'remindTask', key, at, reminder: before + n + 1 }));
    if (dueAt !== null && dueAt <= at && movesAtDeadline(moment)) {
      return { type: 'leave', outcome: 'overdue', reason: because('task.overdue', { dueAt }), commands, leavesTaskOpen: true };
    }
    const later = passed === 0 ? waiting : { ...waiting, reminders: reminders.slice(passed) };
    if (acknowledgeBy === undefined || acknowledgeBy === null || acknowledgeBy > at) return { ...resting(config, moment, later), commands };
    return escalate(config, moment, later, level, commands);
  },
  afterPause(config, moment, { due, data }, pause) {
    const later = prolonged(moment, pause);
    if (later === null) return { due, data };
    const { dueAt, acknowledgeBy, reminders, ...rest } = data as unknown as Waiting;
    const waiting: Waiting = {
      ...rest,
      dueAt: dueAt === null || isOfTheWorld(config.deadlineFrom) ? dueAt : workUntilAfter(moment, config.deadline, dueAt, later),
      ...(acknowledgeBy === undefined ? {} : { acknowledgeBy: acknowledgeBy === null ? null : later(acknowledgeBy) }),
      ...(reminders === undefined ? {} : { reminders: reminders.map(later) }),
    };
    const acknowledge = typeof waiting.acknowledgeBy === 'number' ? { acknowledgeBy: waiting.acknowledgeBy } : {};
    return {
      due: nextWake(moment, waiting),
      data: { ...waiting } as unknown as JsonObject,
      commands: [{ type: 'retimeWork', key: moment.key, at: moment.at, dueAt: waiting.dueAt, ...acknowledge }],
    };
  },
  // The person goes on with the task that was opened; only when the path gives up on it may be another moment now.
  moved(config, moment, { since, data, listens }) {
    const dueAt = deadlineOf(config, { ...moment, at: since.at });
    const waiting = { ...(data as unknown as Waiting), dueAt };
    return { due: nextWake(moment, waiting), data: { ...data, dueAt }, listens };
  },
  answer(config, moment, answer, data) {
    const { outcome } = answer;
    if (outcome === ACKNOWLEDGED) return takeUp(config, moment, answer.data, data as unknown as Waiting);
    const variables = formVariables(config, answer.data);
    const reason = because('task.answered', { outcome, data: shorten(answer.data) });
    return { type: 'leave', outcome, reason, ...(variables === null ? {} : { variables }) };
  },
  interrupted(_config, { key, at }, reason) {
    return [{ type: 'closeTask', key, at, reason: reason.code }];
  },
};

function begin(config: TaskConfig, moment: Moment, dueAt: Instant | null): Waiting {
  const { acknowledge, escalation = [], reminders = [] } = config;
  const after = (duration: Duration) => afterOnClock(config.clock, moment, moment.at, duration);
  return {
    dueAt,
    ...(acknowledge === undefined ? {} : { acknowledgeBy: after(acknowledge) }),
    ...(acknowledge === undefined || escalation.length === 0 ? {} : { level: 0 }),
    ...(reminders.length === 0 ? {} : { reminders: reminders.map(after).sort((a, b) => a - b) }),
  };
}

function deadlineOf(config: TaskConfig, moment: Moment): Instant | null {
  const { deadline, deadlineFrom, clock } = config;
  // An anchor without a date leaves the task's own beginning.
  const from = deadlineFrom === undefined ? moment.at : (anchorInstant(moment, deadlineFrom) ?? moment.at);
  return workUntil(moment, deadline, clock, from);
}

/** A deadline moves the path only where `overdue` leads somewhere; else the person simply is late. */
function movesAtDeadline({ step }: Moment): boolean {
  return typeof step.next.overdue === 'string';
}

function resting({ assignee }: TaskConfig, moment: Moment, waiting: Waiting): Rest {
  const { dueAt } = waiting;
  const due = nextWake(moment, waiting);
  return { type: 'rest', due, listens: [], data: { ...waiting } as unknown as JsonObject, reason: because('task.opened', { assignee, dueAt }) };
}

function nextWake(moment: Moment, { dueAt, acknowledgeBy, reminders = [] }: Waiting): Instant | null {
  const wakes = [...(movesAtDeadline(moment) ? [dueAt] : []), acknowledgeBy, reminders[0]].filter((one) => typeof one === 'number');
  return wakes.length === 0 ? null : Math.min(...wakes);
}

function escalate(config: TaskConfig, moment: Moment, waiting: Waiting, level: number, commands: Command[]): Rest | Leave {
  const { at, key } = moment;
  const next = config.escalation?.[level];
  if (next === undefined) {
    const exhausted = because('task.unanswered', { levels: level });
    if (typeof moment.step.next.unanswered === 'string') {
      return { type: 'leave', outcome: 'unanswered', reason: exhausted, commands, leavesTaskOpen: true };
    }
    return { ...resting(config, moment, { ...waiting, acknowledgeBy: null }), commands: [...commands, noted(moment, 'unanswered', exhausted)] };
  }
  const acknowledgeBy = afterOnClock(config.clock, moment, at, next.within);
  return {
    ...resting(config, moment, { ...waiting, acknowledgeBy, level: level + 1 }),
    commands: [
      ...commands,
      noted(moment, 'escalated', because('task.escalated', { level: level + 1, to: next.to })),
      { type: 'escalateTask', key, at, level: level + 1, to: next.to, acknowledgeBy },
    ],
  };
}

/** Once only: who takes up what is taken up already changes nothing here. */
function takeUp(config: TaskConfig, moment: Moment, data: JsonObject, waiting: Waiting): Rest {
  if (waiting.acknowledgeBy === null) return resting(config, moment, waiting);
  const by: Json = typeof data.by === 'string' ? data.by : '';
  const taken = noted(moment, 'acknowledged', because('task.acknowledged', { by }));
  return { ...resting(config, moment, { ...waiting, acknowledgeBy: null }), commands: [taken] };
}
