import { shorten } from '../../condition/shorten.ts';
import type { TaskConfig } from '../../steps/step-config.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

export const task: Behaviour<TaskConfig> = {
  arrive(config, { scope, zone, key, at, step }) {
    const { assignee, deadline, outcomes } = config;
    const title = textFor(config.title, scope);
    const detail = textFor(config.detail, scope);
    const dueAt = deadline === null ? null : addDuration(zone, at, deadline);
    // A deadline moves the path only where `overdue` leads somewhere; else the person simply is late.
    const moves = typeof step.next.overdue === 'string';
    return {
      type: 'rest',
      due: moves ? dueAt : null,
      listens: [],
      data: { dueAt },
      reason: because('task.opened', { assignee, dueAt }),
      commands: [{ type: 'openTask', key, step: step.id, at, title, detail, assignee, dueAt, outcomes }],
    };
  },
  due(_config, _moment, data) {
    const reason = because('task.overdue', { dueAt: data.dueAt as number });
    return { type: 'leave', outcome: 'overdue', reason, leavesTaskOpen: true };
  },
  // The person goes on with the task that was opened; only when the path gives up on it may be another moment now.
  moved(config, { zone, step }, { since, data, listens }) {
    const dueAt = config.deadline === null ? null : addDuration(zone, since.at, config.deadline);
    return { due: typeof step.next.overdue === 'string' ? dueAt : null, data: { ...data, dueAt }, listens };
  },
  answer(_config, _moment, answer) {
    const { outcome } = answer;
    return { type: 'leave', outcome, reason: because('task.answered', { outcome, data: shorten(answer.data) }) };
  },
  interrupted(_config, { key, at }, reason) {
    return [{ type: 'closeTask', key, at, reason: reason.code }];
  },
};
