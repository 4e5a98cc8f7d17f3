// What a job does for the members of a page, whose locks it holds.
import type { Json, JsonObject, MemberFacts } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { contextFromText } from '../context-from-text.ts';
import { enroll } from '../enroll.ts';
import { readMemberFacts } from '../member-facts.ts';
import type { ReadProgram } from '../programs.ts';
import { routeEvents } from '../route-events.ts';
import type { Job, JobSpec } from './job.ts';
import { sayToEach } from './say-to-each.ts';
import type { PageTarget, TargetDone } from './work-page.ts';

export interface Done {
  readonly done: readonly TargetDone[];
  readonly lanes: readonly number[];
}

export type Spec<T extends JobSpec['type']> = Extract<JobSpec, { type: T }>;

export async function doneFor(tx: Tx, readProgram: ReadProgram, job: Job, targets: readonly PageTarget[], now: number): Promise<Done> {
  if (targets.length === 0) return { done: [], lanes: [] };
  switch (job.spec.type) {
    case 'enroll':
      return start(tx, readProgram, job, job.spec, targets, now);
    case 'broadcast':
      return sayToEach(tx, readProgram, job, job.spec, targets, now);
    case 'tell':
      return tell(tx, readProgram, job, job.spec, targets, now);
  }
}

async function start(tx: Tx, readProgram: ReadProgram, job: Job, spec: Spec<'enroll'>, targets: readonly PageTarget[], now: number): Promise<Done> {
  const { scopeId, flowId, depth } = job;
  const [published] = await tx<{ versionId: number }[]>`
    select version_id as "versionId" from publications where scope_id = ${scopeId} and flow_id = ${flowId}`;
  const fields = published ? (await readProgram(tx, published.versionId)).context : [];
  const facts = spec.ofEach === undefined ? new Map<number, MemberFacts>() : await readMemberFacts(tx, targets.map(({ memberId }) => memberId));
  const causeOf = ({ data, n }: PageTarget) => (typeof data?.key === 'string' ? `k${data.key}` : `j${job.id}/${n}`);
  const enrollments = targets.map((target) => {
    const own = typeof target.data?.context === 'object' ? (target.data.context as typeof spec.context) : {};
    const context = contextFromText(fields, { ...spec.context, ...ofEach(spec.ofEach, facts.get(target.memberId)), ...own });
    return { memberId: target.memberId, context, cause: causeOf(target), at: now, seq: null, depth };
  });
  const subject = spec.audience ? ('member' as const) : spec.about;
  const asked = subject === undefined ? {} : { subject };
  const { excluded, lanes } = await enroll(tx, readProgram, { scopeId, flowId, enrollments, ...asked });
  const found = await tx<{ cause: string; member: number; run: string }[]>`
    select cause, member_id as member, id as run from runs
    where flow_id = ${flowId} and member_id = any(${targets.map(({ memberId }) => memberId)}::bigint[])
      and cause = any(${enrollments.map(({ cause }) => cause)}::text[])`;
  const runs = new Map(found.map(({ cause, member, run }) => [`${member} ${cause}`, run]));
  const done = targets.map((target, n): TargetDone => {
    const runId = runs.get(`${target.memberId} ${causeOf(target)}`) ?? null;
    if (runId === null) return { n: target.n, status: 'excluded', runId, outcome: excluded[n] ?? 'unknown' };
    return { n: target.n, status: 'started', runId, outcome: null };
  });
  return { done, lanes };
}

function ofEach(fields: Spec<'enroll'>['ofEach'] = {}, member: MemberFacts | undefined): JsonObject {
  const told: Record<string, Json> = {};
  for (const [field, attribute] of Object.entries(fields)) {
    const value = member !== undefined && Object.hasOwn(member.attributes, attribute) ? member.attributes[attribute] : null;
    if (value !== null && value !== undefined) told[field] = value;
  }
  return told;
}

async function tell(tx: Tx, readProgram: ReadProgram, job: Job, spec: Spec<'tell'>, targets: readonly PageTarget[], now: number): Promise<Done> {
  const events = targets.map(({ memberId, externalId, data }) => ({
    memberId, name: spec.event, at: now, occurredAt: now, properties: { ...data, key: spec.key, flow: job.flowId },
    messageId: `${spec.key}/${spec.event}/${externalId}`, historical: false, depth: job.depth,
  }));
  const { lanes } = await routeEvents(tx, readProgram, job.scopeId, events);
  return { done: targets.map(({ n }) => ({ n, status: 'done', runId: null, outcome: null })), lanes };
}
