import type { ActRow, ActStore } from '@sopwith/activities';
import type { JsonObject, RunState } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { insertInput } from './control-run.ts';

/** UTF-8 bytes; an answer travels on in the run's state, which is bounded too. */
const ANSWER_LIMIT_BYTES = 16_384;

/** Whoever performs an act says so every two seconds; after this long it is somebody else's. */
const LEASE_MS = 6_000;

interface BegunAct extends Omit<ActRow, 'member' | 'context' | 'variables' | 'now' | 'rehearsal'> {
  readonly externalId: string;
  readonly attributes: JsonObject;
  readonly state: RunState;
  readonly clock: ScopeClock;
  readonly scopeKind: string;
}

export function createActStore(sql: Sql): ActStore {
  /** Closes a pending act and hands its run the input, in one commit; an act that is closed already stays as it is. */
  async function close(key: string, status: 'done' | 'failed', kind: 'answer' | 'failure', payload: JsonObject): Promise<number | null> {
    return sql.begin(async (tx) => {
      // The member's lock, before the act's row: it orders the answer against the timers that an exchange may be firing.
      await tx`
        select 1 from members where id = (select r.member_id from acts a join runs r on r.id = a.run_id where a.key = ${key})
        for no key update`;
      const [act] = await tx<{ runId: string }[]>`
        update acts set status = ${status}, touched_at = ${Date.now()} where key = ${key} and status = 'pending' returning run_id as "runId"`;
      if (!act) return null;
      const [run] = await tx<{ scopeId: string; laneId: number }[]>`
        select scope_id as "scopeId", lane_id as "laneId" from runs where id = ${act.runId}`;
      if (!run) return null;
      await insertInput(tx, act.runId, run.scopeId, { source: `a${key}`, kind, payload });
      return run.laneId;
    });
  }

  return {
    async begin(key) {
      const now = Date.now();
      const [act] = await sql<BegunAct[]>`
        with begun as (
          update acts set attempt = attempt + 1, touched_at = ${now}
          where key = ${key} and (status <> 'pending' or attempt = 0 or touched_at <= ${now - LEASE_MS}) returning *
        )
        select a.key, a.status, a.step_type as "stepType", a.config, m.external_id as "externalId", m.attributes, r.state,
               s.clock, s.kind as "scopeKind"
        from begun a join runs r on r.id = a.run_id join members m on m.id = r.member_id join scopes s on s.id = r.scope_id`;
      if (!act) {
        const [known] = await sql`select 1 from acts where key = ${key}`;
        return known ? 'underWay' : null;
      }
      const { externalId, attributes, state, clock, scopeKind, ...row } = act;
      return {
        ...row,
        member: { externalId, attributes },
        context: state.context,
        variables: state.variables,
        now: readingOf(clock).now,
        rehearsal: scopeKind !== 'live',
      };
    },
    async release(key) {
      await sql`update acts set touched_at = ${Date.now() - LEASE_MS} where key = ${key} and status = 'pending'`;
    },
    async isCancelled(key) {
      const [act] = await sql<{ status: string }[]>`update acts set touched_at = ${Date.now()} where key = ${key} returning status`;
      return act?.status === 'cancelled';
    },
    async answer(key, outcome, data) {
      const bytes = Buffer.byteLength(JSON.stringify(data));
      if (bytes > ANSWER_LIMIT_BYTES) {
        return close(key, 'failed', 'failure', { key, reason: `an answer of ${bytes} bytes; ${ANSWER_LIMIT_BYTES} are allowed` });
      }
      return close(key, 'done', 'answer', { key, outcome, data });
    },
    fail: (key, reason) => close(key, 'failed', 'failure', { key, reason: reason.slice(0, 500) }),
  };
}
