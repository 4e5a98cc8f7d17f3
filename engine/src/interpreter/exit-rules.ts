// What ends a run from outside its paths, at once and in the middle of any wait.
import type { Program } from '../compile/program.ts';
import { asReasonData, type Evidence } from '../condition/evidence.ts';
import { signalsOf } from '../condition/signals.ts';
import type { ConditionExit, ExitRule } from '../document/flow-document.ts';
import { type Instant, isAfter } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import type { EventInput } from './behaviour.ts';
import type { Reason } from './command.ts';
import { endRun } from './end-path.ts';
import type { Facts } from './facts.ts';
import { because } from './reasons.ts';
import type { Listen, RunState } from './run-state.ts';
import { wasInVain } from './run-wide-hearing.ts';
import { beginWalk, holdsForEvent, holdsIn, judgeIn, listenOf, seeAs, type Walk } from './walk.ts';

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
  const exits = program.exits.flatMap((rule) => ('when' in rule ? signalsOf(rule.when, run) : [listenOf(rule.event, rule.where, run)]));
  return program.updates === undefined ? exits : [...exits, ...program.updates.map((update) => listenOf(update.event, update.where, run))];
}

export interface Exit {
  readonly rule: ExitRule;
  readonly reason: Reason;
}

/**
 * The first event of this instant, in order, that a goal matches, else a goal that holds now; then the same of all other exit
 * rules. The walk stands after all events of the instant.
 */
export function findExit(walk: Walk, events: readonly EventInput[]): Exit | null {
  // An exit is the whole run's, and knows nothing of what one of its paths has to itself.
  seeAs(walk, undefined);
  const asks = events.length > 0 || isDue(walk);
  for (const goal of [true, false]) {
    const found = matched(walk, events, goal) ?? (asks ? held(walk, goal) : null);
    if (found !== null) return found;
  }
  return null;
}

function isDue({ exitWatch, position }: Walk): boolean {
  return exitWatch?.due !== undefined && exitWatch.due !== null && exitWatch.due <= position.at;
}

function matched(walk: Walk, events: readonly EventInput[], goal: boolean): Exit | null {
  for (const event of events) {
    // What started the run does not end it, nor does what was in vain before.
    if (!isAfter(event, walk.started) || wasInVain(walk, event)) continue;
    for (const rule of walk.index.exitsByEvent.get(event.event) ?? []) {
      if ((rule.goal === true) !== goal || (rule.where !== undefined && !holdsForEvent(walk, event, rule.where))) continue;
      const facts = { rule: rule.id, event: event.event, seq: event.seq, reason: rule.reason };
      return { rule, reason: because(goal ? 'run.goal' : 'run.exitRule', facts) };
    }
  }
  return null;
}

/** The first of these rules whose condition holds. */
function held(walk: Walk, goal: boolean): Exit | null {
  for (const rule of walk.index.conditionExits) {
    if ((rule.goal === true) !== goal) continue;
    const evidence: Evidence[] = [];
    if (!holdsIn(walk, rule.when, evidence)) continue;
    const facts = { rule: rule.id, reason: rule.reason, evidence: asReasonData(evidence) };
    return { rule, reason: because(goal ? 'run.goalHeld' : 'run.exitHeld', facts) };
  }
  return null;
}

/** Ends the run where one of its exits holds by what has just happened to it; else notes when time could make one hold. */
export function settleExits(walk: Walk): void {
  const rules = walk.index.conditionExits;
  if (rules.length === 0 || walk.status !== 'active') return;
  const exit = held(walk, true) ?? held(walk, false);
  if (exit !== null) return endRun(walk, exit.rule.reason, exit.reason);
  const due = earliest(walk, rules);
  const zone = walk.member.zone;
  if (walk.exitWatch?.due !== due || walk.exitWatch.zone !== zone) walk.exitWatch = { due, zone };
}

function earliest(walk: Walk, rules: readonly ConditionExit[]): Instant | null {
  let due: Instant | null = null;
  for (const { when } of rules) {
    const { recheckAt } = judgeIn(walk, when);
    if (recheckAt !== null && (due === null || recheckAt < due)) due = recheckAt;
  }
  return due;
}

/**
 * An exit that holds already: whoever is enrolled now would leave at once, and is not enrolled. `facts.histories` must hold the
 * program's.
 */
export function exitAtEnrolment(program: Program, run: RunState, facts: Facts): Exit | null {
  if (!program.exits.some((rule) => 'when' in rule)) return null;
  const walk = beginWalk(program, run, { ...facts, histories: facts.histories ?? {} });
  return held(walk, true) ?? held(walk, false);
}
