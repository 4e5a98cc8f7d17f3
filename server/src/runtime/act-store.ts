import type { ActRow, ActStore } from '@sopwith/activities';
import type { JsonObject, RunState } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { newToken, openCallbacks } from './callbacks/callback-store.ts';
import { insertInput } from './control-run.ts';
import { readScopeNow } from './scope-clock.ts';

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
      const [act] = await beginActs(sql, sql`key = ${key} and (status <> 'pending' or attempt = 0 or touched_at <= ${now - LEASE_MS})`);
      if (act) return act;
      const [known] = await sql`select 1 from acts where key = ${key}`;
      return known ? 'underWay' : null;
    },
    beginMore: (key, most) =>
      beginActs(
        sql,
        sql`key in (
          select o.key from acts a join runs r on r.id = a.run_id join runs p on p.lane_id = r.lane_id
          join acts o on o.run_id = p.id and o.step = a.step and o.status = 'pending' and o.attempt = 0
          where a.key = ${key} order by o.at, o.key limit ${most} for update of o skip locked)`,
      ),
    async openCallback(key, outcomes) {
      const token = newToken();
      await sql.begin(async (tx) => {
        const [run] = await tx<{ runId: string; scopeId: string }[]>`
          select r.id as "runId", r.scope_id as "scopeId" from acts a join runs r on r.id = a.run_id where a.key = ${key}`;
        if (!run) throw new Error(`there is no act ${key}`);
        await openCallbacks(tx, [{ key, ...run, kind: 'act', outcomes, expiresAt: null, token }]);
      });
      return token;
    },
    async park(key, withinMs) {
      return sql.begin(async (tx) => {
        const parked = await tx<{ scopeId: string }[]>`
          update acts a set status = 'parked', touched_at = ${Date.now()} from runs r
          where a.key = ${key} and a.status = 'pending' and r.id = a.run_id returning r.scope_id as "scopeId"`;
        const [act] = parked;
        if (!act) return false;
        const now = await readScopeNow(tx, act.scopeId);
        await tx`update callbacks set expires_at = ${now + withinMs} where key = ${key}`;
        return true;
      });
    },
    async release(key) {
      await sql`update acts set touched_at = ${Date.now() - LEASE_MS} where key = ${key} and status = 'pending'`;
    },
    async isCancelled(key) {
      const [act] = await sql<{ status: string }[]>`update acts set touched_at = ${Date.now()} where key = ${key} returning status`;
      // Gone with its run, where the member was erased.
      return act === undefined || act.status === 'cancelled';
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

/** Counts an attempt of each act that `which` finds, and reads what it needs to be performed. */
async function beginActs(sql: Sql, which: ReturnType<Sql>): Promise<readonly ActRow[]> {
  const found = await sql<BegunAct[]>`
    with begun as (
      update acts set attempt = attempt + 1, touched_at = ${Date.now()} where ${which} returning *
    )
    select a.key, a.status, a.step_type as "stepType", a.config, m.external_id as "externalId", m.attributes, r.state,
           v.program #> array['steps', a.step, 'retry'] as retry, s.clock, s.kind as "scopeKind"
    from begun a join runs r on r.id = a.run_id join members m on m.id = r.member_id join scopes s on s.id = r.scope_id
    join flow_versions v on v.id = r.version_id
    order by a.at, a.key`;
  return found.map(({ externalId, attributes, state, clock, scopeKind, ...row }) => ({
    ...row,
    member: { externalId, attributes },
    context: state.context,
    variables: state.variables,
    now: readingOf(clock).now,
    rehearsal: scopeKind !== 'live',
  }));
}
