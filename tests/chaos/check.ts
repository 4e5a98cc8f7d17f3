// Reads what came of it, lets the simulator play every run with the same inputs, and compares.
import { type HistoricEvent, type Input, type JsonObject, type MemberFacts, type Program, simulateRun, type TrailEntry } from '@sopwith/engine';
import type { Sql } from '../../server/src/db/connect.ts';
import { readErased, readLeftOfErased } from './erased-rows.ts';
import { type Answers, answerFor, readAnswers } from './given-answers.ts';
import { OF_DOOMED } from './load.ts';
import type { Found, Trace } from './verdict.ts';

interface EventRow {
  readonly memberId: number;
  readonly seq: number;
  readonly at: number;
  readonly occurredAt: number;
  readonly name: string;
  readonly properties: JsonObject;
  readonly messageId: string;
}

interface RunRow {
  readonly id: string;
  readonly flow: string;
  readonly versionId: number;
  readonly memberId: number;
  readonly status: string;
  readonly started: { readonly at: number; readonly seq: number };
  readonly context: JsonObject;
}

export interface Read {
  readonly found: Found;
  readonly expected: ReadonlyMap<string, Pick<Trace, 'trail' | 'messages'>>;
  readonly runs: number;
}

/** Up to `until`, an instant of the scope before which nothing is left to do. */
export async function readAndSimulate(sql: Sql, scopeId: string, until: number, readStamps: () => Promise<ReadonlySet<string>>): Promise<Read> {
  const events = await sql<EventRow[]>`
    select member_id as "memberId", seq, at, occurred_at as "occurredAt", name, properties, message_id as "messageId"
    from events where scope_id = ${scopeId} order by seq`;
  const outside = events.filter(({ name }) => !name.startsWith('$'));
  const runs = await sql<RunRow[]>`
    select id, flow_id as flow, version_id as "versionId", member_id as "memberId", status, state -> 'started' as started, state -> 'context' as context
    from runs where scope_id = ${scopeId} and started_at <= ${until}`;
  const programs = new Map((await sql<{ id: number; program: Program }[]>`select id, program from flow_versions`).map(({ id, program }) => [id, program]));
  const byMember = groupBy(outside, ({ memberId }) => memberId);
  const trails = groupBy(
    await sql<(TrailEntry & { runId: string })[]>`
      select t.run_id as "runId", t.at, t.kind, t.step, t.visit, t.outcome, t.reason
      from trail t join runs r on r.id = t.run_id where r.scope_id = ${scopeId} and t.at <= ${until} order by t.run_id, t.n`,
    ({ runId }) => runId,
  );
  const messages = groupBy(
    await sql<{ runId: string; key: string; text: string }[]>`
      select run_id as "runId", key, text from messages where scope_id = ${scopeId} and at <= ${until}`,
    ({ runId }) => runId,
  );
  const answers = await readAnswers(sql, scopeId, trails);
  const performed = await sql<{ key: string }[]>`select a.key from acts a join runs r on r.id = a.run_id where r.scope_id = ${scopeId} and a.status = 'done'`;
  // After the acts: the plugin goes on meanwhile.
  const stamped = await readStamps();
  const members = new Map((await sql<(Pick<MemberFacts, 'externalId' | 'zone' | 'joinedAt'> & { id: number })[]>`
    select m.id, m.external_id as "externalId", coalesce(m.zone, s.zone) as zone, m.joined_at as "joinedAt"
    from members m join scopes s on s.id = m.scope_id where m.scope_id = ${scopeId}`).map(({ id, ...facts }) => [id, facts]));

  const traces: Trace[] = [];
  const expected = new Map<string, Pick<Trace, 'trail' | 'messages'>>();
  for (const run of runs) {
    traces.push({
      run: run.id, flow: run.flow,
      trail: (trails.get(run.id) ?? []).map(lineOf),
      messages: (messages.get(run.id) ?? []).map(({ key, text }) => `${key.slice(run.id.length + 1)} ${text}`),
    });
    const program = programs.get(run.versionId) as Program;
    expected.set(run.id, simulated(program, run, byMember.get(run.memberId) ?? [], members.get(run.memberId), answers, until));
  }
  return {
    runs: runs.length,
    expected,
    found: {
      events: outside.flatMap(({ messageId }) => (messageId.startsWith(OF_DOOMED) ? [] : [messageId])),
      traces,
      failed: runs.filter(({ status }) => status === 'failed').map(({ flow, id }) => `${flow} ${id}`),
      withdrawn: (await sql<{ id: string }[]>`
        select external_id as id from members where scope_id = ${scopeId} and consents ->> 'marketing/any' = 'false'`).map(({ id }) => id),
      afterWithdrawal: await sentAfterWithdrawal(sql, scopeId),
      unperformed: performed.flatMap(({ key }) => (stamped.has(key) ? [] : [key])),
      erased: await readErased(sql, scopeId),
      leftOfErased: await readLeftOfErased(sql, scopeId),
    },
  };
}

function simulated(
  program: Program,
  { id, started, context }: RunRow,
  events: readonly EventRow[],
  known: Pick<MemberFacts, 'externalId' | 'zone' | 'joinedAt'> | undefined,
  answers: Answers,
  until: number,
): Pick<Trace, 'trail' | 'messages'> {
  const isLater = ({ at, seq }: EventRow) => at > started.at || (at === started.at && seq > started.seq);
  const inputs = events.filter(isLater).map(
    ({ at, seq, name, properties, occurredAt }): Input => ({ type: 'event', at, seq, event: name, properties, ...(occurredAt === at ? {} : { occurredAt }) }),
  );
  const histories: Record<string, HistoricEvent[]> = {};
  for (const event of events) {
    if (isLater(event)) continue;
    const { name, at, seq, occurredAt, properties } = event;
    histories[name] = [...(histories[name] ?? []), { at, seq, occurredAt, properties }];
  }
  const member: MemberFacts = { externalId: '', zone: 'UTC', joinedAt: 0, ...known, attributes: {}, tags: [], tiers: {}, communities: [] };
  const { trail, messages } = simulateRun(program, {
    member, context, inputs, histories, from: started.at, until,
    answer: answerFor(answers, id),
  });
  return {
    trail: trail.filter(({ at }) => at <= until).map(lineOf),
    messages: messages.filter(({ at }) => at <= until).map(({ key, text }) => `${key.slice('simulated/'.length)} ${text}`),
  };
}

function lineOf({ at, kind, step, visit, outcome, reason }: TrailEntry): string {
  return [at, kind, step ?? '', visit, outcome ?? '', reason.code].join(' ');
}

/** Of purposes that a withdrawal binds, by the instants of the scope. */
async function sentAfterWithdrawal(sql: Sql, scopeId: string): Promise<readonly string[]> {
  const found = await sql<{ key: string }[]>`
    select m.key from messages m join (
      select e.member_id, min(e.at) as at from events e
      where e.scope_id = ${scopeId} and e.name = '$consent.changed' and e.properties ->> 'granted' = 'false' group by e.member_id
    ) w on w.member_id = m.member_id
    where m.scope_id = ${scopeId} and m.purpose = 'marketing' and m.status = 'sent' and m.at > w.at`;
  return found.map(({ key }) => key);
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
