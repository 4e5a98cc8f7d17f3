// Writes the rows of one step in one statement, which is one round trip and one commit: the best that such an activity can do.
import type { Sql } from '../../../server/src/db/connect.ts';
import { messageText } from '../campaign.ts';

export interface MemberStep {
  readonly runId: string;
  readonly memberId: number;
  readonly scopeId: string;
  readonly step: number;
  readonly isLast: boolean;
}

export interface StepActivities {
  sendMessage(step: MemberStep): Promise<void>;
}

const DAY_MS = 86_400_000;

export function createStepActivities(sql: Sql): StepActivities {
  return {
    async sendMessage({ runId, memberId, scopeId, step, isLast }) {
      const now = Date.now();
      const due = isLast ? null : now + DAY_MS;
      const key = `${runId}/say-${step}#1`;
      const state = stateAfter(runId, step, now, due);
      const trail = [
        { n: 1, kind: 'left', step: `wait-${step}`, outcome: 'done', reason: { code: 'wait.reached', data: { until: now } } },
        { n: 2, kind: 'left', step: `say-${step}`, outcome: 'done', reason: { code: 'message.sent', data: { channel: 'in-app', purpose: 'programme' } } },
        isLast
          ? { n: 3, kind: 'ended', step: null, outcome: 'completed', reason: { code: 'run.completed', data: {} } }
          : { n: 3, kind: 'resting', step: `wait-${step + 1}`, outcome: null, reason: { code: 'wait.until', data: { rule: 'duration', until: due, zone: 'UTC' } } },
      ];
      await sql`
        with moved as (
          update runs set state = ${sql.json(state)}, due = ${due}, status = ${isLast ? 'ended' : 'active'}, rev = ${step},
            ended_at = ${isLast ? now : null}
          where id = ${runId} and rev = ${step - 1} returning id
        ), told as (
          insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at)
          select ${key}, ${scopeId}, id, ${scopeId}, ${memberId}, ${`say-${step}`}, 'in-app', 'programme', ${messageText(step)}, ${now}::bigint from moved
          on conflict (key) do nothing
        )
        insert into trail (run_id, n, at, kind, step, visit, outcome, reason)
        select moved.id, ${step} * 8192 + t.n, ${now}::bigint, t.kind, t.step, 1, t.outcome, t.reason
        from moved, jsonb_to_recordset(${sql.json(trail)}) as t(n int, kind text, step text, outcome text, reason jsonb)
        on conflict do nothing`;
    },
  };
}

/** As large as the state that Sopwith keeps for such a run. */
export function stateAfter(runId: string, step: number, now: number, due: number | null) {
  const resting = { key: `${runId}/wait-${step + 1}#1`, since: { at: now, seq: 0 }, due, listens: [], data: { until: due } };
  const token = { id: 1, step: `wait-${step + 1}`, visit: 1, parent: null, path: null, resting };
  const visits: Record<string, number> = {};
  for (let n = 1; n <= step; n++) Object.assign(visits, { [`wait-${n}`]: 1, [`say-${n}`]: 1 });
  return {
    id: runId, language: 1, status: due === null ? 'ended' : 'active', endReason: due === null ? 'completed' : null,
    started: { at: now, seq: 1 }, cursor: { at: now, seq: 0 }, key: '', context: {},
    tokens: due === null ? [] : [token], nextToken: 2, visits, enteredAt: {}, variables: {},
  };
}
