// A member answers what they were asked: the run's answer, the row and the event `$survey.answered` are one commit.
import { type AskForm, judgeAnswers, type JsonObject } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { insertAnswers, lanesOfAnswers } from './requests/answer-requests.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';

export interface AskAnswer {
  readonly token: string;
  /** By the names of the questions. */
  readonly given: JsonObject;
}

export type AskAnswered = 'done' | 'unknown' | 'notOpen' | { readonly fields: readonly string[] };

interface Open {
  readonly id: number;
  readonly key: string;
  readonly scopeId: string;
  readonly memberId: number;
  readonly step: string;
  readonly status: string;
  readonly form: AskForm;
  readonly dueAt: number | null;
}

export async function answerAsk(sql: Sql, readProgram: ReadProgram, poke: Poke, answer: AskAnswer): Promise<AskAnswered> {
  const done = await sql.begin((tx) => take(tx, readProgram, answer));
  if (!Array.isArray(done)) return done as AskAnswered;
  poke(done);
  return 'done';
}

async function take(tx: Tx, readProgram: ReadProgram, { token, given }: AskAnswer): Promise<Exclude<AskAnswered, 'done'> | number[]> {
  const [found] = await tx<{ memberId: number }[]>`select member_id as "memberId" from asks where token = ${token}`;
  if (!found) return 'unknown';
  // The member's lock orders the answer against the deadline that an exchange may be deciding on.
  await tx`select 1 from members where id = ${found.memberId} for no key update`;
  const [open] = await tx<Open[]>`
    select id, key, scope_id as "scopeId", member_id as "memberId", step, status, form, due_at as "dueAt" from asks where token = ${token} for update`;
  if (!open) return 'unknown';
  const now = await readScopeNow(tx, open.scopeId);
  if (open.status !== 'open' || (open.dueAt !== null && open.dueAt <= now)) return 'notOpen';
  const judged = judgeAnswers(open.form, given);
  if (judged.status === 'atFault') return { fields: judged.fields };
  const { outcome, values } = judged;
  await tx`
    update asks set status = 'answered', outcome = ${outcome}, values = ${tx.json(values as never)}, answered_at = ${now} where id = ${open.id}`;
  const answers = [{ key: open.key, outcome, data: { values } }];
  await insertAnswers(tx, now, answers);
  const { lanes } = await routeEvents(tx, readProgram, open.scopeId, [
    {
      memberId: open.memberId,
      name: '$survey.answered',
      at: now,
      occurredAt: now,
      properties: { ...values, step: open.step, kind: open.form.kind, outcome },
      messageId: `${open.key}/$survey.answered`,
      historical: false,
      depth: 1,
    },
  ]);
  return [...new Set([...lanes, ...(await lanesOfAnswers(tx, answers))])];
}
