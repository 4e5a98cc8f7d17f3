// The runtime's operations, bound to one database and one Temporal: what the API calls.
import type { Control } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { answerAsk, type AskAnswer, type AskAnswered } from './answer-ask.ts';
import { type Approvals, approvalsOf } from './approvals.ts';
import { changeByOperator, type OperatorChange } from './change-incident.ts';
import { completeTask, type Completed, type TaskCompletion } from './complete-task.ts';
import { type Controlled, controlRun } from './control-run.ts';
import { type EnrollMembers, enrollMembers, type Exclusions } from './enroll-members.ts';
import { eraseMember, type Erasure, liftTombstone } from './erase-member.ts';
import { createIngest, type Ingest } from './ingest.ts';
import { type MoveClock, moveClock } from './move-clock.ts';
import type { IncidentDone } from './incidents.ts';
import type { Poke } from './poke.ts';
import { type GivenConsent, recordConsent } from './record-consent.ts';
import { createProgramReader } from './programs.ts';
import { tellIncidentNews } from './tell-incident-news.ts';
import { type TakenUp, type TakeUp, takeUpTask } from './take-up-task.ts';
import { type SubjectChange, writeSubject } from './write-subject.ts';

export interface Runtime {
  readonly ingest: Ingest;
  enroll(request: EnrollMembers): Promise<Exclusions>;
  control(runId: string, control: Control): Promise<Controlled>;
  completeTask(completion: TaskCompletion): Promise<Completed>;
  takeUpTask(taskId: number, how: TakeUp): Promise<TakenUp>;
  readonly approvals: Approvals;
  writeSubject(scopeId: string, change: SubjectChange): Promise<void>;
  changeIncident(change: OperatorChange): Promise<IncidentDone>;
  tellIncidentNews(): Promise<number>;
  answerAsk(answer: AskAnswer): Promise<AskAnswered>;
  moveClock(move: MoveClock, signal: AbortSignal): Promise<number>;
  recordConsent(given: GivenConsent): Promise<void>;
  /** False: nobody of that id is known. */
  eraseMember(erasure: Erasure): Promise<boolean>;
  liftTombstone(erasure: Erasure): Promise<boolean>;
  readonly poke: Poke;
}

/** `hot`: the connections that take events in, where those are kept apart. */
export function createRuntime(sql: Sql, poke: Poke, hot = sql): Runtime {
  const readProgram = createProgramReader();
  return {
    ingest: createIngest(hot, readProgram, poke),
    enroll: (request) => enrollMembers(sql, readProgram, poke, request),
    control: (runId, control) => controlRun(sql, poke, runId, control),
    completeTask: (completion) => completeTask(sql, readProgram, poke, completion),
    takeUpTask: (taskId, how) => takeUpTask(sql, readProgram, poke, taskId, how),
    changeIncident: (change) => changeByOperator(sql, readProgram, poke, change),
    tellIncidentNews: () => tellIncidentNews(sql, readProgram, poke),
    answerAsk: (answer) => answerAsk(sql, readProgram, poke, answer),
    approvals: approvalsOf(sql, readProgram, poke),
    writeSubject: (scopeId, change) => writeSubject(sql, readProgram, poke, scopeId, change),
    moveClock: (move, signal) => moveClock(sql, readProgram, poke, move, signal),
    recordConsent: (given) => recordConsent(sql, readProgram, poke, given),
    eraseMember: (erasure) => eraseMember(sql, erasure),
    liftTombstone: (erasure) => liftTombstone(sql, erasure),
    poke,
  };
}
