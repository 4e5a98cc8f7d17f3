import type { Program } from '../compile/program.ts';
import type { Instant, Position } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import { declaredContext } from './run-context.ts';
import type { RunState } from './run-state.ts';

/** A run that was enrolled and has not taken its first step. `started` is the position of what started it. */
export function newRun(enrolled: {
  readonly program: Program;
  readonly id: string;
  readonly started: Position;
  /** When what started it happened; absent: when it was received. */
  readonly triggeredAt?: Instant;
  readonly key: string;
  /** Only the fields that the flow declares are kept. */
  readonly context: JsonObject;
}): RunState {
  const { program, id, started, triggeredAt, key, context } = enrolled;
  return {
    id,
    language: program.language,
    status: 'new',
    endReason: null,
    started,
    ...(triggeredAt === undefined || triggeredAt === started.at ? {} : { triggeredAt }),
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
