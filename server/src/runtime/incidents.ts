// Incidents. Whoever changes one writes its row, a line of its timeline, and news; those concerned hear of it a moment later, for
// their locks are not to be had here: see `tell-incident-news.ts`.
import type { JsonObject, Request } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

export type IncidentChange =
  | Extract<Request, { kind: 'incident' }>['change']
  | { readonly op: 'owner'; readonly incident: string; readonly owner: string };

export interface IncidentCause {
  readonly scopeId: string;
  readonly at: number;
  /** Idempotency: a change that was made under this key is not made again. */
  readonly key: string;
  /** Who did it: an operator, or a flow. */
  readonly by: string;
  /** Whom it concerns; null: nobody new. */
  readonly memberId: number | null;
}

export interface IncidentDone {
  readonly outcome: 'opened' | 'merged' | 'done' | 'none';
  readonly incident: string | null;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly severity: string;
  readonly status: 'open' | 'resolved';
}

export async function changeIncident(tx: Tx, cause: IncidentCause, change: IncidentChange): Promise<IncidentDone> {
  if (change.op === 'open') return open(tx, cause, change);
  const [row] = await tx<Row[]>`
    select id, name, severity, status from incidents where scope_id = ${cause.scopeId} and name = ${change.incident} for update`;
  if (!row) return { outcome: 'none', incident: null };
  await apply(tx, cause, row, change);
  return { outcome: 'done', incident: row.name };
}

type Opening = Extract<IncidentChange, { op: 'open' }>;

async function open(tx: Tx, cause: IncidentCause, { title, mergeKey, windowMs, severity, owner }: Opening): Promise<IncidentDone> {
  const { scopeId, at } = cause;
  // Two complaints of one cause in the same moment must not become two incidents.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`incident/${scopeId}/${mergeKey}`}, 0))`;
  const [same] = await tx<{ name: string }[]>`
    select i.name from incident_timeline t join incidents i on i.id = t.incident_id where t.key = ${cause.key} and t.kind in ('opened', 'joined')`;
  if (same) return { outcome: 'opened', incident: same.name };
  const [known] = await tx<Row[]>`
    select id, name, severity, status from incidents
    where scope_id = ${scopeId} and merge_key = ${mergeKey} and status = 'open' and last_at > ${at - windowMs}
    order by last_at desc limit 1 for update`;
  if (known) {
    await join(tx, cause, known);
    return { outcome: 'merged', incident: known.name };
  }
  const [made] = await tx<Row[]>`
    insert into incidents (scope_id, name, merge_key, title, severity, owner, status, opened_at, last_at)
    values (${scopeId}, 'I-' || nextval('incident_number'), ${mergeKey}, ${title}, ${severity}, ${owner}, 'open', ${at}, ${at})
    returning id, name, severity, status`;
  if (!made) throw new Error('an insert that returns its row returned none');
  await concern(tx, cause, made);
  await line(tx, cause, made, 'opened', title, { severity, owner });
  await tell(tx, cause, made, '$incident.opened', { title, severity, mergeKey });
  return { outcome: 'opened', incident: made.name };
}

async function apply(tx: Tx, cause: IncidentCause, row: Row, change: Exclude<IncidentChange, Opening>): Promise<void> {
  switch (change.op) {
    case 'add':
      return join(tx, cause, row);
    case 'severity': {
      const { severity } = change;
      if (severity === row.severity) return;
      await tx`update incidents set severity = ${severity} where id = ${row.id}`;
      await line(tx, cause, row, 'severity', '', { from: row.severity, to: severity });
      return tell(tx, cause, row, '$incident.severity', { from: row.severity, severity });
    }
    case 'owner':
      await tx`update incidents set owner = ${change.owner} where id = ${row.id}`;
      await line(tx, cause, row, 'owner', '', { to: change.owner });
      return tell(tx, cause, row, '$incident.owner', { owner: change.owner });
    case 'note':
      return line(tx, cause, row, 'note', change.text, {});
    case 'resolve':
    case 'reopen': {
      const status = change.op === 'resolve' ? 'resolved' : 'open';
      if (row.status === status) return;
      const { at } = cause;
      await tx`update incidents set status = ${status}, resolved_at = ${status === 'open' ? null : at}, last_at = ${at} where id = ${row.id}`;
      await line(tx, cause, row, status === 'open' ? 'reopened' : 'resolved', change.text, {});
      return tell(tx, cause, row, status === 'open' ? '$incident.reopened' : '$incident.resolved', { text: change.text });
    }
  }
}

async function join(tx: Tx, cause: IncidentCause, row: Row): Promise<void> {
  if (!(await concern(tx, cause, row))) return;
  await tx`update incidents set last_at = greatest(last_at, ${cause.at}) where id = ${row.id}`;
  await line(tx, cause, row, 'joined', '', {});
  await tell(tx, cause, row, '$incident.joined', { severity: row.severity });
}

/** False: they are concerned already. */
async function concern(tx: Tx, { memberId, at }: IncidentCause, { id }: Row): Promise<boolean> {
  if (memberId === null) return false;
  const added = await tx`
    insert into incident_concerned (incident_id, member_id, at) values (${id}, ${memberId}, ${at}) on conflict do nothing`;
  return added.count > 0;
}

async function line(tx: Tx, { at, key, by, memberId }: IncidentCause, { id }: Row, kind: string, text: string, data: JsonObject): Promise<void> {
  await tx`
    insert into incident_timeline (incident_id, at, kind, text, data, by, member_id, key)
    values (${id}, ${at}, ${kind}, ${text}, ${tx.json(data as never)}, ${by}, ${memberId}, ${key}) on conflict (key, kind) do nothing`;
}

async function tell(tx: Tx, cause: IncidentCause, { id, name }: Row, event: string, properties: JsonObject): Promise<void> {
  const about = { incident: name, ...properties };
  // Who has just joined hears alone that they have; everything else concerns all.
  const only = event === '$incident.joined' ? cause.memberId : null;
  await tx`
    insert into incident_news (scope_id, incident_id, event, properties, at, key, only_member)
    values (${cause.scopeId}, ${id}, ${event}, ${tx.json(about as never)}, ${cause.at}, ${cause.key}, ${only})`;
}
