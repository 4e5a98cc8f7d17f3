// A compiled flow: what the interpreter walks. Immutable, JSON, hashed, frozen by a published version.
import type { Condition } from '../condition/condition.ts';
import type { ContextField, CompiledTrigger, ContextUpdate, ExitRule, Reentry, StepRetry, TimedTrigger } from '../document/flow-document.ts';
import type { SubjectKind } from '../document/subject.ts';
import type { JsonObject } from '../json.ts';

/** The meaning that a program was compiled for. A change of behaviour gets a new number; old numbers keep their path. */
export const LANGUAGE = 1;

export interface ProgramStep {
  readonly id: string;
  readonly type: string;
  readonly sort: 'control' | 'ledger' | 'action';
  readonly name?: string;
  readonly config: JsonObject;
  /** Of a container whose paths come together: the step at which they do. */
  readonly join?: string;
  readonly skipIf?: Condition;
  readonly maxVisits?: number;
  readonly retry?: StepRetry;
  /** A failure leaves by `failed`, which the flow connects; without, it fails the run. */
  readonly catches?: true;
  /** Outcome → step; null ends the path. */
  readonly next: Readonly<Record<string, string | null>>;
}

export interface Program {
  readonly language: number;
  readonly flow: string;
  readonly subject: SubjectKind;
  readonly start: string;
  readonly steps: Readonly<Record<string, ProgramStep>>;
  readonly triggers: readonly CompiledTrigger[];
  /** Absent: nothing starts it by time. */
  readonly timed?: readonly TimedTrigger[];
  readonly context: readonly ContextField[];
  readonly reentry: Reentry;
  readonly key: string | null;
  readonly exits: readonly ExitRule[];
  /** Absent: nothing changes the context of its runs. */
  readonly updates?: readonly ContextUpdate[];
  /** Named only where some time of it goes by working days. */
  readonly calendar?: string;
  readonly lanes: number | 'perRun';
  /** Absent: 5. */
  readonly priority?: number;
  /** Names of all events that a wait, a programme or an exit rule of this program can react to. */
  readonly listens: readonly string[];
  /** Names of the events whose history its conditions count. */
  readonly histories: readonly string[];
}
