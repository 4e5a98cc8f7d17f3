// What steps ask about many members. Jobs do what concerns others than the run's own subject, whose locks are not held here.
import { type AskedAudience, compareAsked, drawWinners, figure, type JsonObject, type RequestKind, type Valued } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { judgedAudience } from '../jobs/audience.ts';
import { countsOf } from '../jobs/answer-job.ts';
import { callOff } from '../jobs/broadcast-messages.ts';
import { createJob } from '../jobs/create-job.ts';
import { subjectsOf } from '../jobs/subjects-of.ts';
import type { Job, JobSpec, NewTarget } from '../jobs/job.ts';
import { pastValues } from '../jobs/past-values.ts';
import type { Asked, RequestAnswer, RequestContext, RequestHandler } from './request-handler.ts';

async function ask(tx: Tx, { lane }: RequestContext, one: Asked<RequestKind>, flowId: string, spec: JobSpec, targets: readonly NewTarget[] | null = null) {
  const { key, depth, at } = one;
  await createJob(tx, { scopeId: lane.scopeId, flowId, cause: key, askedBy: key, spec, depth, at, by: '$flow', targets });
}

function newTarget({ id, context }: { readonly id: string; readonly context: JsonObject }): NewTarget {
  return { externalId: id, data: { context } };
}

/** A job that nobody waits for any more does no more; what it started goes on. */
async function withdraw(tx: Tx, keys: readonly string[]): Promise<readonly number[]> {
  await tx`
    update jobs set status = 'cancelled'
    where id in (select id from jobs where asked_by = any(${keys as string[]}::text[]) and status = 'running' order by id for update)`;
  return [];
}

export const forEach: RequestHandler<'for-each'> = {
  async answer(tx, context, asked) {
    for (const one of asked) {
      const { audience, flow, context: handed, percent, about, targets, ofEach } = one.request;
      const spec = { type: 'enroll' as const, context: handed, percent, ...(ofEach === undefined ? {} : { ofEach }) };
      if (targets !== undefined) await ask(tx, context, one, flow, { ...spec, audience: null, about: about ?? 'member' }, targets.map(newTarget));
      else if (about === undefined) await ask(tx, context, one, flow, { ...spec, audience });
      else await ask(tx, context, one, flow, { ...spec, audience: null, about }, await subjectsOf(tx, context.lane.scopeId, about, audience));
    }
    return { answers: [] };
  },
  withdraw,
};

export const closeJob: RequestHandler<'close-job'> = {
  async answer(tx, _context, asked) {
    const keys = asked.map(({ key }) => key);
    const found = await tx<(Pick<Job, 'started' | 'excluded' | 'finished' | 'outcomes'> & { key: string })[]>`
      select asked_by as key, started, excluded, finished, outcomes from jobs where asked_by = any(${keys}::text[])`;
    const counts = new Map(found.map(({ key, ...job }) => [key, countsOf(job)]));
    await withdraw(tx, keys);
    return { answers: keys.map((key) => ({ key, outcome: 'timeout', data: counts.get(key) ?? {} })) };
  },
};

export const broadcast: RequestHandler<'broadcast'> = {
  async answer(tx, context, asked) {
    for (const one of asked) {
      const { kind: _, ...message } = one.request;
      await ask(tx, context, one, context.lane.flowId, { type: 'broadcast', versionId: context.lane.versionId, runId: one.runId, step: one.step, key: one.key, at: one.at, ...message });
    }
    return { answers: [] };
  },
  async withdraw(tx, keys) {
    await callOff(tx, keys);
    return withdraw(tx, keys);
  },
};

export const rank: RequestHandler<'rank'> = {
  async answer(tx, context, asked) {
    for (const one of asked) {
      const { kind: _, audience, ...past } = one.request;
      await ask(tx, context, one, context.lane.flowId, { type: 'tell', event: '$ranked', key: one.key, audience, past, at: one.at });
    }
    return { answers: [] };
  },
  withdraw,
};

export const draw: RequestHandler<'draw'> = {
  async answer(tx, context, asked) {
    const { scopeId, flowId } = context.lane;
    for (const one of asked) {
      const { audience, winners: count, seed } = one.request;
      const listed = await judgedAudience(tx, scopeId, audience, one.at);
      const { winners, listHash } = drawWinners(listed.map(({ externalId }) => externalId), count, seed);
      await tx`
        insert into draws (key, scope_id, run_id, seed, list_hash, drawn_from, winners, at)
        values (${one.key}, ${scopeId}, ${one.runId}, ${seed}, ${listHash}, ${listed.length}, ${tx.json(winners as never)}, ${one.at})
        on conflict (key) do nothing`;
      const answer = { winners: [...winners], drawSeed: seed, drawHash: listHash, drawnFrom: listed.length };
      const targets = winners.map((externalId) => ({ externalId, data: { seed, of: listed.length } }));
      await ask(tx, context, one, flowId, { type: 'tell', event: '$drawn', key: one.key, audience: null, answer }, targets);
    }
    return { answers: [] };
  },
  withdraw,
};

export const measure: RequestHandler<'measure'> = {
  async answer(tx, { lane }, asked) {
    const answers: RequestAnswer[] = [];
    for (const { key, at, request } of asked) {
      const audience = await judgedAudience(tx, lane.scopeId, request.audience, at);
      const values = await pastValues(tx, lane.scopeId, audience, request, at);
      answers.push({ key, outcome: 'done', data: { [request.into]: figure(request, values), audienceSize: audience.length } });
    }
    return { answers };
  },
};

export const compare: RequestHandler<'compare'> = {
  async answer(tx, { lane }, asked) {
    const answers: RequestAnswer[] = [];
    for (const { key, at, request } of asked) {
      const values = new Map<AskedAudience, readonly Valued[]>();
      for (const audience of request.groups.flat()) values.set(audience, await pastValues(tx, lane.scopeId, await judgedAudience(tx, lane.scopeId, audience, at), request, at));
      const found = compareAsked(request, (audience) => values.get(audience) ?? []);
      answers.push({ key, outcome: found.finding, data: { found } });
    }
    return { answers };
  },
};
