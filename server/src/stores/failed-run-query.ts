// Runs that stand still because of an error, latest first, with the ways by which their steps can be left.
import { describeOutcome, type FlowDocument, type Program, type RunState, stepsToMoveTo } from '@sopwith/engine';
import type { FailedRun, Page } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { type Cursor, cursorOf } from './cursor.ts';
import type { TitlesOf } from './move-query.ts';
import { fromRuns, type RunRow, runColumns, summaryOf } from './run-query.ts';

const PER_PAGE = 50;

interface FailedRow extends RunRow {
  readonly stopped: RunState['stopped'] | null;
  readonly program: Program;
  /** As they were drawn. */
  readonly steps: FlowDocument['steps'];
}

export async function listFailedRuns(sql: Sql, scopeId: string, after: Cursor | null, titlesOf: TitlesOf): Promise<Page<FailedRun>> {
  const rows = await sql<FailedRow[]>`
    select ${runColumns(sql)}, r.state -> 'stopped' as stopped, v.program, v.document -> 'steps' as steps ${fromRuns(sql)}
    where r.scope_id = ${scopeId} and r.status = 'failed'
      ${after === null ? sql`` : sql`and (r.ended_at, r.id) < (${after.at}, ${after.id}::uuid)`}
    order by r.ended_at desc, r.id desc limit ${PER_PAGE + 1}`;
  const items = rows.slice(0, PER_PAGE).map((row): FailedRun => ({ ...summaryOf(row), stoppedAt: stoppedAt(row, titlesOf) }));
  const last = items.at(-1);
  return { items, cursor: rows.length > PER_PAGE && last ? cursorOf({ at: last.endedAt ?? 0, id: last.id }) : null };
}

function stoppedAt({ stopped, tokens, program, steps }: FailedRow, titlesOf: TitlesOf): FailedRun['stoppedAt'] {
  const title = titlesOf(steps);
  const stands = stopped ? [stopped.at.step] : [...new Set(tokens.map(({ step }) => step))];
  return stands.flatMap((id) => {
    const step = program.steps[id];
    if (!step) return [];
    const outcomes = Object.keys(step.next).map((outcome) => ({
      id: outcome,
      zh: describeOutcome(outcome, step, 'zh'),
      en: describeOutcome(outcome, step, 'en'),
    }));
    const movesTo = stepsToMoveTo(program, id).map((other) => ({ step: other, title: title(other) }));
    return [{ step: id, title: title(id), outcomes, movesTo }];
  });
}
