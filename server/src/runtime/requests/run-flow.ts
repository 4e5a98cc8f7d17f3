// A run starts a run of another flow for its own subject, whose lock the exchange holds.
import type { SubjectKind } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { contextFromText } from '../context-from-text.ts';
import { enroll } from '../enroll.ts';
import { endSubRuns } from './end-sub-runs.ts';
import type { Asked, RequestAnswer, RequestContext, RequestHandler } from './request-handler.ts';

const MOST_LEVELS = 5;

type AskedFlow = Asked<'run-flow'>;

export const runFlow: RequestHandler<'run-flow'> = {
  async answer(tx, context, asked) {
    const levels = await levelsOf(tx, asked);
    const levelOf = ({ runId, request }: AskedFlow) => (levels.get(runId) ?? 0) + (request.mode === 'handOver' ? 0 : 1);
    const answers: RequestAnswer[] = asked.filter((one) => levelOf(one) > MOST_LEVELS).map(({ key }) => refused(key, 'tooDeep'));
    const lanes: number[] = [];
    for (const [flowId, group] of byFlow(asked.filter((one) => levelOf(one) <= MOST_LEVELS))) {
      const { excluded, lanes: woken } = await start(tx, context, flowId, group);
      lanes.push(...woken);
      const keys = group.map(({ key }) => key);
      const started = await tx<{ key: string; run: string }[]>`
        select cause as key, id as run from runs where flow_id = ${flowId} and cause = any(${keys}::text[])`;
      const runs = new Map(started.map(({ key, run }) => [key, run]));
      const made: { key: string; run: string; level: number; awaited: boolean }[] = [];
      group.forEach((one, n) => {
        const { key, request } = one;
        const run = runs.get(key);
        if (run === undefined) {
          answers.push(refused(key, excluded[n] ?? 'unknown'));
          return;
        }
        const awaited = request.mode === 'wait';
        made.push({ key, run, level: levelOf(one), awaited });
        // Who waits for the end is answered by the end alone: the first answer to a key is the only one.
        if (!awaited) answers.push({ key, outcome: 'started', data: { run } });
      });
      await tx`
        insert into sub_runs (key, run_id, level, awaited)
        select key, run, level, awaited from jsonb_to_recordset(${rows(tx, made)}) as m(key text, run uuid, level smallint, awaited boolean)
        on conflict do nothing`;
    }
    return { answers, lanes };
  },
  withdraw: endSubRuns,
};

async function start(tx: Tx, { readProgram, lane }: RequestContext, flowId: string, group: readonly AskedFlow[]) {
  const { scopeId } = lane;
  const [published] = await tx<{ versionId: number }[]>`
    select version_id as "versionId" from publications where scope_id = ${scopeId} and flow_id = ${flowId}`;
  const fields = published ? (await readProgram(tx, published.versionId)).context : [];
  const subject: SubjectKind = (await readProgram(tx, lane.versionId)).subject;
  const enrollments = group.map(({ memberId, request, key, at, depth }) => ({
    memberId, context: contextFromText(fields, request.context), cause: key, at, seq: null, depth,
  }));
  return enroll(tx, readProgram, { scopeId, flowId, subject, enrollments });
}

/** How deep the asking runs stand themselves; a run that no other started is not there. */
async function levelsOf(tx: Tx, asked: readonly AskedFlow[]): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(asked.map(({ runId }) => runId))];
  const found = await tx<{ run: string; level: number }[]>`
    select run_id as run, level from sub_runs where run_id = any(${ids}::uuid[])`;
  return new Map(found.map(({ run, level }) => [run, level]));
}

function refused(key: string, reason: string): RequestAnswer {
  return { key, outcome: 'refused', data: { reason } };
}

function byFlow(asked: readonly AskedFlow[]): ReadonlyMap<string, readonly AskedFlow[]> {
  const groups = new Map<string, AskedFlow[]>();
  for (const one of asked) groups.set(one.request.flow, [...(groups.get(one.request.flow) ?? []), one]);
  return groups;
}
