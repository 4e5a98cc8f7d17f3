import type { Program } from '../compile/program.ts';
import type { Position } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import { declaredContext } from './run-context.ts';
import type { RunState } from './run-state.ts';

/** A run that was enrolled and has not taken its first step. `started` is the position of what started it. */
export function newRun(enrolled: {
  readonly program: Program;
  readonly id: string;
  readonly started: Position;
  readonly key: string;
  /** Only the fields that the flow declares are kept. */
  readonly context: JsonObject;
}): RunState {
  const { program, id, started, key, context } = enrolled;
  return {
    id,
    language: program.language,
    status: 'new',
    endReason: null,
    started,
    cursor: started,
    key,
    context: declaredContext(program, context),
    tokens: [],
    nextToken: 1,
    visits: {},
    enteredAt: {},
    variables: {},
  };
}
