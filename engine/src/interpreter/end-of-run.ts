// What `$flow.ended` tells: how a run ended, and what it was about, so that a flow which begins there begins about the same.
import type { Program } from '../compile/program.ts';
import type { JsonObject } from '../json.ts';
import { declaredContext, keyOf } from './run-context.ts';

export interface EndOfRun {
  readonly flow: string;
  readonly run: string;
  readonly status: string;
  readonly reason: string;
}

/** The fields of its context by their names; what is said of the run itself goes before a field of the same name. `key`: the one that it was concurrent by. */
export function endProperties(program: Program, context: JsonObject, { flow, run, status, reason }: EndOfRun): JsonObject {
  const key = program.key === null ? null : keyOf(program, context);
  return { ...declaredContext(program, context), ...(key === null ? {} : { key }), flow, run, status, reason };
}
