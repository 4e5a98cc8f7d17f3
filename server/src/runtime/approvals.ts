// What people do about a text that is to be approved: vote on it as it stands, or edit it, which asks everybody anew.
import { createHash } from 'node:crypto';
import type { JsonObject } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { insertAnswers, lanesOfAnswers } from './requests/answer-requests.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';

export interface Vote {
  readonly approvalId: number;
  /** Every name the person goes by. */
  readonly names: readonly string[];
  readonly vote: 'approve' | 'reject';
  /** Of the text that the person has read. */
  readonly textHash: string;
  readonly note: string | null;
}

export interface Edit {
  readonly approvalId: number;
  readonly names: readonly string[];
  readonly text: string;
  /** Of the text that was edited. */
  readonly textHash: string;
}

export type Voted = 'done' | 'unknown' | 'notOpen' | 'notAsked' | 'isAuthor' | 'textChanged';

export interface Approvals {
  vote(vote: Vote): Promise<Voted>;
  edit(edit: Edit): Promise<Voted>;
}

export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function approvalsOf(sql: Sql, readProgram: ReadProgram, poke: Poke): Approvals {
  const committed = async (work: (tx: Tx) => Promise<Exclude<Voted, 'done'> | readonly number[]>): Promise<Voted> => {
    const done = await sql.begin(work);
    if (typeof done === 'string') return done;
    poke(done as readonly number[]);
    return 'done';
  };
  return {
    vote: (vote) => committed((tx) => castVote(tx, readProgram, vote)),
    edit: (edit) => committed((tx) => editText(tx, readProgram, edit)),
  };
}

interface Open {
  readonly id: number;
  readonly key: string;
  readonly scopeId: string;
  readonly memberId: number;
  readonly step: string;
  readonly status: string;
  readonly text: string;
  readonly textHash: string;
  readonly needed: number;
  readonly approvers: readonly string[];
  readonly authors: readonly string[];
}

/** With its member's lock, which orders votes against the deadline that an exchange may be deciding on. */
async function lockApproval(tx: Tx, id: number, names: readonly string[], hash: string): Promise<Open | Exclude<Voted, 'done'>> {
  const [found] = await tx<{ memberId: number }[]>`select member_id as "memberId" from approvals where id = ${id}`;
  if (!found) return 'unknown';
  await tx`select 1 from members where id = ${found.memberId} for no key update`;
  const [open] = await tx<Open[]>`
    select id, key, scope_id as "scopeId", member_id as "memberId", step, status, text, text_hash as "textHash", needed, approvers, authors
    from approvals where id = ${id} for update`;
  if (!open) return 'unknown';
  if (open.status !== 'open') return 'notOpen';
  // Who wrote it may edit it; everybody else must have been asked.
  if (!names.some((name) => open.approvers.includes(name) || open.authors.includes(name))) return 'notAsked';
  return open.textHash === hash ? open : 'textChanged';
}

async function castVote(tx: Tx, readProgram: ReadProgram, { approvalId, names, vote, textHash: hash, note }: Vote) {
  const open = await lockApproval(tx, approvalId, names, hash);
  if (typeof open === 'string') return open;
  if (names.some((name) => open.authors.includes(name))) return 'isAuthor' as const;
  // One vote a person, whatever name they came by.
  const person = open.approvers.find((name) => names.includes(name)) as string;
  const now = await readScopeNow(tx, open.scopeId);
  await tx`
    insert into approval_votes (approval_id, person, text_hash, vote, note, at) values (${approvalId}, ${person}, ${hash}, ${vote}, ${note}, ${now})
    on conflict (approval_id, person, text_hash) do update set vote = excluded.vote, note = excluded.note, at = excluded.at`;
  const votes = await tx<{ person: string; vote: string }[]>`
    select person, vote from approval_votes where approval_id = ${approvalId} and text_hash = ${hash} order by at, person`;
  const agreed = votes.flatMap((one) => (one.vote === 'approve' ? [one.person] : []));
  if (vote === 'reject') return decide(tx, readProgram, open, 'rejected', { by: [person], note: note ?? '' });
  if (agreed.length < open.needed) return [];
  return decide(tx, readProgram, open, 'approved', { text: open.text, by: agreed, note: note ?? '' });
}

async function editText(tx: Tx, readProgram: ReadProgram, { approvalId, names, text, textHash: hash }: Edit) {
  const open = await lockApproval(tx, approvalId, names, hash);
  if (typeof open === 'string') return open;
  if (text === open.text) return [];
  // The votes stay, with the hash of what they were for: they count for nothing any more.
  const authors = [...new Set([...open.authors, ...names])];
  await tx`update approvals set text = ${text}, text_hash = ${textHash(text)}, authors = ${authors}::text[] where id = ${approvalId}`;
  const left = open.approvers.filter((person) => !authors.includes(person)).length;
  return left < open.needed ? decide(tx, readProgram, open, 'tooFew', { of: left, note: '' }) : [];
}

type Outcome = 'approved' | 'rejected' | 'tooFew';

async function decide(tx: Tx, readProgram: ReadProgram, open: Open, outcome: Outcome, data: JsonObject): Promise<number[]> {
  const now = await readScopeNow(tx, open.scopeId);
  const status = outcome === 'tooFew' ? 'closed' : outcome;
  await tx`update approvals set status = ${status}, note = ${String(data.note)}, done_at = ${now} where id = ${open.id}`;
  const answers = [{ key: open.key, outcome, data }];
  await insertAnswers(tx, now, answers);
  const { lanes } = await routeEvents(tx, readProgram, open.scopeId, [
    {
      memberId: open.memberId,
      name: '$approval.done',
      at: now,
      occurredAt: now,
      properties: { approval: open.id, step: open.step, outcome },
      messageId: `${open.key}/$approval.done`,
      historical: false,
      depth: 1,
    },
  ]);
  return [...new Set([...lanes, ...(await lanesOfAnswers(tx, answers))])];
}
