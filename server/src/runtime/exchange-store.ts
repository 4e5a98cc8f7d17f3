// The exchange's port on Postgres. Set-based statements only; the order of locks is runs, members, then everything else.
import type { ExchangeStore, ExchangeTransaction, LaneRow, PendingInput, RunRow } from '@sopwith/activities';
import { type Control, type Input, type JsonObject, type MemberFacts, usualWorkingHours, type WorkingHours } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { apart } from '../db/apart.ts';
import { rows } from '../db/rows-parameter.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { readCalendar } from './calendars.ts';
import { readMemberFacts } from './member-facts.ts';
import { readHistories } from './member-histories.ts';
import { passOnInputs } from './insert-inputs.ts';
import { fallAsleep, stayAwake } from './lane-awake.ts';
import { offerActs } from './offer-acts.ts';
import type { ReadProgram } from './programs.ts';
import { laneIsPaused, lockRunnable, nextDue } from './runnable.ts';
import { frozenBy, readHolds } from './sending/holds.ts';
import { tracesAreOn } from '../traces/tracing.ts';
import { writeEffects } from './write-effects.ts';

/** As many links as a span takes. */
const MOST_CAUSES = 128;

export function createExchangeStore(sql: Sql, readProgram: ReadProgram): ExchangeStore {
  return {
    transaction: (work) => sql.begin((tx) => work(exchangeTransaction(tx, readProgram))) as ReturnType<typeof work>,
  };
}

function exchangeTransaction(tx: Tx, readProgram: ReadProgram): ExchangeTransaction {
  return {
    lane: (laneId) => readLane(tx, laneId),
    // By its own connection: who holds one and waits for another may wait for all those who do the same.
    program: (versionId) => readProgram(tx, versionId),
    lockRunnable: (lane, limit) => lockRunnable<RunRow>(tx, lane, limit),
    inputs: (runIds) => readInputs(tx, runIds),
    async eventsAfter(lookBacks, names) {
      const found = await tx<(EventRow & { runId: string })[]>`
        select l."runId", e.seq, e.at, e.occurred_at as "occurredAt", e.name, e.properties, e.depth
        from jsonb_to_recordset(${rows(tx, lookBacks)}) as l("runId" uuid, "memberId" bigint, at bigint, seq bigint)
        cross join lateral (
          select * from events e
          where e.member_id = l."memberId" and e.name = any(${names as string[]}::text[]) and e.at >= l.at and (e.at, e.seq) > (l.at, l.seq)
            and not e.historical
          ${apart(tx)}
        ) e`;
      return found.map((row) => ({ runId: row.runId, source: null, depth: row.depth, input: eventInput(row) }));
    },
    calendar: (id) => readCalendar(tx, id),
    members: (lane, memberIds) => readFacts(tx, lane, memberIds),
    histories: (memberIds, names) => readHistories(tx, memberIds, names),
    async haveNewer(heard, names) {
      const found = await tx<{ memberId: number }[]>`
        select h."memberId" from jsonb_to_recordset(${rows(tx, heard)}) as h("memberId" bigint, seq bigint)
        where exists (select 1 from events e where e.member_id = h."memberId" and e.name = any(${names as string[]}::text[]) and e.seq > h.seq)`;
      return new Set(found.map(({ memberId }) => memberId));
    },
    async lockMembers(memberIds) {
      await tx`select 1 from members where id = any(${memberIds as number[]}::bigint[]) order by id for no key update`;
    },
    write: (lane, effects) => writeEffects(tx, readProgram, lane, effects),
    writeGuarded: (lane, effects) => tx.savepoint((inner) => writeEffects(inner, readProgram, lane, effects)) as Promise<readonly number[]>,
    stayAwake: (laneId, forMs) => stayAwake(tx, laneId, forMs),
    sleep: (laneId) => fallAsleep(tx, laneId),
    async causes(runIds) {
      if (!tracesAreOn()) return [];
      const found = await tx<{ trace: string }[]>`
        select trace from run_inputs where run_id = any(${runIds as string[]}::uuid[]) and trace is not null
        union select trace from runs where id = any(${runIds as string[]}::uuid[]) and rev = 0 and trace is not null limit ${MOST_CAUSES}`;
      return found.map(({ trace }) => trace);
    },
    nextDue: (lane) => nextDue(tx, lane),
    passOnInputs: (laneId) => passOnInputs(tx, laneId),
    offerActs: (laneId, leftAlone, limit) => offerActs(tx, laneId, leftAlone, limit),
  };
}

/** Whose runs wait at messages that are held is asked only where anything is held so. */
async function readFacts(tx: Tx, { scopeId, freezes, clock }: LaneRow, memberIds: readonly number[]): Promise<ReadonlyMap<number, MemberFacts>> {
  if (!freezes) return readMemberFacts(tx, memberIds);
  const [members, holds] = await Promise.all([readMemberFacts(tx, memberIds), readHolds(tx, scopeId, memberIds)]);
  return new Map([...members].map(([id, facts]) => [id, { ...facts, frozen: frozenBy(holds.get(id) ?? [], clock.now) }]));
}

async function readLane(tx: Tx, laneId: number): Promise<LaneRow | null> {
  const [row] = await tx<(Omit<LaneRow, 'clock' | 'workingHours'> & { clock: ScopeClock; zone: string; hours: Partial<WorkingHours> | null })[]>`
    select l.id as "laneId", l.scope_id as "scopeId", l.flow_id as "flowId", l.version_id as "versionId",
           l.workflow_id like 'run/%' as "perRun", ${laneIsPaused(tx)} as paused, s.clock,
           exists (select 1 from holds h where h.scope_id = l.scope_id and h.released_at is null and h.freezes) as freezes,
           s.zone, s.working_hours as hours
    from lanes l join scopes s on s.id = l.scope_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    where l.id = ${laneId}`;
  if (!row) return null;
  const { clock, zone, hours, ...lane } = row;
  return { ...lane, clock: readingOf(clock), workingHours: { ...usualWorkingHours(zone), ...hours } };
}

interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly occurredAt: number;
  readonly name: string;
  readonly properties: JsonObject;
  readonly depth: number;
}

interface InputRow extends EventRow {
  readonly runId: string;
  readonly source: string;
  readonly kind: 'event' | 'answer' | 'failure' | 'control';
  readonly payload: JsonObject | null;
}

async function readInputs(tx: Tx, runIds: readonly string[]): Promise<readonly PendingInput[]> {
  const found = await tx<InputRow[]>`
    select i.run_id as "runId", i.source, i.kind, i.at, i.seq, i.payload, e.name, e.occurred_at as "occurredAt", e.properties, coalesce(e.depth, 0) as depth
    from run_inputs i left join lateral (select * from events e where i.kind = 'event' and e.seq = i.seq ${apart(tx)}) e on true
    where i.run_id = any(${runIds as string[]}::uuid[])`;
  return found.map((row) => ({ runId: row.runId, source: row.source, depth: row.depth, input: inputOf(row) }));
}

function inputOf(row: InputRow): Input {
  const { at, seq, kind } = row;
  // The payload was written by `answer-store.ts` and `control-run.ts`, in exactly these shapes.
  const payload = (row.payload ?? {}) as JsonObject;
  switch (kind) {
    case 'event':
      return eventInput(row);
    case 'answer':
      return { type: 'answer', at, seq, key: String(payload.key), outcome: String(payload.outcome), data: payload.data as JsonObject };
    case 'failure':
      return { type: 'failure', at, seq, key: String(payload.key), reason: String(payload.reason) };
    case 'control':
      return { type: 'control', at, seq, control: payload as unknown as Control };
  }
}

function eventInput({ at, occurredAt, seq, name, properties }: EventRow): Input {
  return { type: 'event', at, seq, event: name, ...(occurredAt === at ? {} : { occurredAt }), properties };
}
