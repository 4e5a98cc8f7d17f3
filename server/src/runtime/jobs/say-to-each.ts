// A page of a broadcast: what each of them is told, by the same path as the messages of steps.
import { NO_RECIPIENT, saidToMany, waitsForEach } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { ERASED } from '../erased.ts';
import { readMemberFacts } from '../member-facts.ts';
import type { ReadProgram } from '../programs.ts';
import { routeEvents } from '../route-events.ts';
import { type Admitted, admitMessages } from '../sending/admit-messages.ts';
import { broadcastKey } from './broadcast-messages.ts';
import type { Done, Spec } from './do-for-each.ts';
import type { Job } from './job.ts';
import type { PageTarget, TargetDone } from './work-page.ts';

export async function sayToEach(tx: Tx, readProgram: ReadProgram, job: Job, spec: Spec<'broadcast'>, targets: readonly PageTarget[], now: number): Promise<Done> {
  const { runId, step, purpose, waitFor = 'queued' } = spec;
  const facts = await readMemberFacts(tx, targets.map(({ memberId }) => memberId));
  const asked = targets.map((target) => {
    const member = facts.get(target.memberId);
    return { target, said: member === undefined ? ERASED : (saidToMany(spec, member, spec.at) ?? NO_RECIPIENT) };
  });
  const messages = asked.flatMap(({ target: { memberId, externalId }, said }) =>
    typeof said === 'string'
      ? []
      : [{
          type: 'message' as const, key: broadcastKey(spec.key, externalId), runId, memberId, step, purpose, at: now, depth: job.depth + 1, after: 0, ...said,
          ...(waitFor === 'queued' ? {} : { waitFor }),
        }],
  );
  const { admitted, told } = await admitMessages(tx, readProgram, { scopeId: job.scopeId, flowId: job.flowId, versionId: spec.versionId, clock: { now } }, messages);
  const outcomes = new Map(admitted.map((one) => [one.asked.key, one]));
  const done = asked.map(({ target: { n, externalId }, said }): TargetDone => {
    if (typeof said === 'string') return { n, status: 'excluded', runId: null, outcome: said };
    return { n, runId: null, ...standingOf(outcomes.get(broadcastKey(spec.key, externalId)) as Admitted, waitsForEach(spec)) };
  });
  const { lanes } = await routeEvents(tx, readProgram, job.scopeId, told);
  return { done, lanes };
}

/** `started`: it waits, and its step waits for it. */
function standingOf({ status, why }: Admitted, waits: boolean): Pick<TargetDone, 'status' | 'outcome'> {
  switch (status) {
    case 'skipped':
    case 'failed':
      return { status: 'excluded', outcome: why };
    case 'waiting':
      return { status: waits ? 'started' : 'done', outcome: null };
    case 'sent':
      return { status: 'done', outcome: null };
  }
}
