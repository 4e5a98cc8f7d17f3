// Semantics 32. The votes are the shell's; here is only when it was asked, and what came of it.
import type { ApprovalConfig } from '../../steps/approval.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';
import { prolonged } from './after-pause.ts';
import { isPast, workUntil, workUntilAfter } from './work-until.ts';

export const approval: Behaviour<ApprovalConfig> = {
  arrive(config, moment) {
    const { key, at, step, scope } = moment;
    const { approvers, needed, author, deadline, clock } = config;
    const dueAt = workUntil(moment, deadline, clock, at);
    if (isPast(moment, deadline, dueAt)) return { type: 'leave', outcome: 'timeout', reason: because('approval.timeout', { dueAt }) };
    return {
      type: 'rest',
      due: dueAt,
      listens: [],
      data: { dueAt },
      reason: because('approval.asked', { approvers, needed, dueAt }),
      commands: [
        {
          type: 'request',
          key,
          step: step.id,
          at,
          request: {
            kind: 'approval',
            title: textFor(config.title, scope),
            text: textFor(config.text, scope),
            approvers,
            needed,
            author: author ?? null,
            dueAt,
          },
        },
      ],
    };
  },
  due(_config, { key }, data) {
    const reason = because('approval.timeout', { dueAt: data.dueAt as number });
    return { type: 'leave', outcome: 'timeout', reason, commands: [{ type: 'withdraw', key }] };
  },
  afterPause(config, moment, { due, data }, pause) {
    const later = prolonged(moment, pause);
    if (later === null || due === null) return { due, data };
    const dueAt = workUntilAfter(moment, config.deadline, due, later);
    return { due: dueAt, data: { ...data, dueAt }, commands: [{ type: 'retimeWork', key: moment.key, at: moment.at, dueAt }] };
  },
  answer(_config, _moment, { outcome, data }) {
    const { by = [], note = '', text } = data;
    const people = Array.isArray(by) ? by.map(String) : [];
    const reason = because('approval.answered', { outcome, by: people, note: String(note) });
    const variables = { approvalNote: String(note), ...(outcome === 'approved' && typeof text === 'string' ? { approvedText: text } : {}) };
    return { type: 'leave', outcome, reason, variables };
  },
  interrupted: (_config, { key }) => [{ type: 'withdraw', key }],
};
