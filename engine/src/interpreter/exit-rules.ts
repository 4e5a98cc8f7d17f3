// What ends a run from outside its paths, at once and in the middle of any wait.
import type { Program } from '../compile/program.ts';
import type { ExitRule } from '../document/flow-document.ts';
import { isAfter } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import type { EventInput } from './behaviour.ts';
import type { Listen } from './run-state.ts';
import { holdsForEvent, listenOf, type Walk } from './walk.ts';

/** The key under which a run listens for its exit rules. No step's key ends so: those end in `#<visit>`. */
export function exitKey(runId: string): string {
  return `${runId}/exit`;
}

/** Whether a run of this program listens from its start to its end, beside what its steps wait for. */
export function listensRunWide({ exits, updates }: Program): boolean {
  return exits.length > 0 || updates !== undefined;
}

/** What enrolment inserts with the run, in its own transaction, so that no exit is lost before the first advance. */
export function exitListens(program: Program, run: { readonly context: JsonObject }): readonly Listen[] {
  const exits = program.exits.map(({ event, where }) => listenOf(event, where, run));
  return program.updates === undefined ? exits : [...exits, ...program.updates.map((update) => listenOf(update.event, update.where, run))];
}

/** The first event of this instant, in order, that a goal matches, else that any exit rule matches. The walk stands after all of them. */
export function findExit(walk: Walk, events: readonly EventInput[]): { rule: ExitRule; event: EventInput } | null {
  return find(walk, events, true) ?? find(walk, events, false);
}

function find(walk: Walk, events: readonly EventInput[], goal: boolean): { rule: ExitRule; event: EventInput } | null {
  for (const event of events) {
    // What started the run does not end it.
    if (!isAfter(event, walk.started)) continue;
    for (const rule of walk.index.exitsByEvent.get(event.event) ?? []) {
      if ((rule.goal === true) !== goal) continue;
      if (rule.where === undefined || holdsForEvent(walk, event, rule.where)) return { rule, event };
    }
  }
  return null;
}
