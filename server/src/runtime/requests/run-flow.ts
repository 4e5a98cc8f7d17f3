// A run starts a run of another flow for its own member, whose lock the exchange holds.
import { enroll } from '../enroll.ts';
import type { Asked, RequestAnswer, RequestHandler } from './request-handler.ts';

export const runFlow: RequestHandler<'run-flow'> = {
  async answer(tx, { readProgram, lane: { scopeId } }, asked) {
    const answers: RequestAnswer[] = [];
    const lanes: number[] = [];
    for (const [flowId, group] of byFlow(asked)) {
      const enrollments = group.map(({ memberId, request, key, at, depth }) => ({ memberId, context: request.context, cause: key, at, seq: null, depth }));
      const { excluded, lanes: woken } = await enroll(tx, readProgram, { scopeId, flowId, enrollments });
      lanes.push(...woken);
      const keys = group.map(({ key }) => key);
      const started = await tx<{ key: string; run: string }[]>`
        select cause as key, id as run from runs where flow_id = ${flowId} and cause = any(${keys}::text[])`;
      const runs = new Map(started.map(({ key, run }) => [key, run]));
      keys.forEach((key, n) => {
        const run = runs.get(key);
        if (run !== undefined) answers.push({ key, outcome: 'started', data: { run } });
        else answers.push({ key, outcome: 'refused', data: { reason: excluded[n] ?? 'unknown' } });
      });
    }
    return { answers, lanes };
  },
};

function byFlow(asked: readonly Asked<'run-flow'>[]): ReadonlyMap<string, readonly Asked<'run-flow'>[]> {
  const groups = new Map<string, Asked<'run-flow'>[]>();
  for (const one of asked) groups.set(one.request.flow, [...(groups.get(one.request.flow) ?? []), one]);
  return groups;
}
