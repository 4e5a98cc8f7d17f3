import { LANGUAGE, type Program } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { Command } from './command.ts';
import { takeUpdates } from './context-updates.ts';
import { beginAnew, beginsAnew, isControl, takeControl } from './controls.ts';
import { endRun } from './end-path.ts';
import { findExit, settleExits } from './exit-rules.ts';
import type { Facts } from './facts.ts';
import type { Input } from './input.ts';
import { type ControlInput, groupByInstant, type InstantInputs } from './input-order.ts';
import { listenChanges } from './listen-changes.ts';
import { nextDue } from './next-due.ts';
import { because } from './reasons.ts';
import { retimeForZone } from './retime.ts';
import type { RunState } from './run-state.ts';
import { hearRunWide } from './run-wide-hearing.ts';
import { takeAnswer, takeEvent } from './take-input.ts';
import { enter, fireDue, settleWaits } from './token-moves.ts';
import { beginWalk, finishWalk, historiesNeeded, moveTo, record, type Walk } from './walk.ts';

/** An advance in which only timers are left stops after so many. */
const manyCommands = 4_000;

export type Advanced =
  | {
      readonly status: 'advanced';
      readonly run: RunState;
      readonly commands: readonly Command[];
      /** It stopped before `until`, and took none of these: come again once what it asked for is there. */
      readonly stopped?: { readonly left: readonly Input[] };
    }
  /** The decision counts past events and `facts.histories` was not given: load them and ask again. */
  | { readonly status: 'needsHistories' };

/**
 * Takes all inputs, and fires all timers up to and including `until`, in the order of semantics 1. After very many
 * timers it may stop early: `nextDue` of the run then still says so.
 * Total and deterministic: reads no clock, performs nothing, and the same arguments give the same result.
 * Throws only for a bug or a program that this build does not know; the shell then fails the run alone.
 *
 * `bringsMore`: what this command brings about comes to the run at the command's own instant. It then stops there, so that being late
 * changes nothing of what follows.
 */
export function advance(
  program: Program,
  run: RunState,
  inputs: readonly Input[],
  until: Instant,
  facts: Facts,
  bringsMore: (command: Command) => boolean = never,
): Advanced {
  if (program.language !== LANGUAGE) throw new Error(`Expected language ${LANGUAGE}, found ${program.language}.`);
  if (run.status === 'ended' || (run.status === 'failed' && !inputs.some(isControl))) return { status: 'advanced', run, commands: [] };
  const walk = beginWalk(program, run, facts);
  let left: readonly Input[] | null;
  try {
    left = walkThrough(walk, inputs, until, bringsMore);
  } catch (error) {
    if (error === historiesNeeded) return { status: 'needsHistories' };
    throw error;
  }
  const after = finishWalk(walk);
  walk.commands.push(...listenChanges(walk));
  return { status: 'advanced', run: after, commands: walk.commands, ...(left === null ? {} : { stopped: { left } }) };
}

const never = (): boolean => false;

function bringsMoreSince(commands: readonly Command[], looked: number, bringsMore: (command: Command) => boolean): boolean {
  if (bringsMore === never) return false;
  for (let i = looked; i < commands.length; i++) if (bringsMore(commands[i] as Command)) return true;
  return false;
}

/** Null: it got to the end; else what it left of the inputs. */
function walkThrough(walk: Walk, inputs: readonly Input[], until: Instant, bringsMore: (command: Command) => boolean): readonly Input[] | null {
  let anew = beginsAnew(walk, inputs);
  const groups = groupByInstant(anew === null ? inputs : inputs.filter((input) => input !== anew));
  // An input later than `until` takes the timers before it along, for order is never given up; but to end a run
  // that is paused must not first send what it held back.
  const last = groups.reduce((latest, group) => (isOnlyControl(group) ? latest : Math.max(latest, group.at)), until);
  if (anew !== null) setGoing(walk, anew);
  if (walk.status === 'new' && walk.started.at <= last) start(walk);
  retimeForZone(walk, inputs);
  let [taken, looked] = [0, 0];
  while (walk.status !== 'ended') {
    const group = groups[taken];
    // What was missed while it stood still is taken in one go: it all happens now.
    if (anew === null && walk.status === 'active' && (group !== undefined || walk.position.at < last)) {
      if (bringsMoreSince(walk.commands, looked, bringsMore)) return group === undefined ? [] : inputs.filter(({ at }) => at >= group.at);
      looked = walk.commands.length;
    }
    if (walk.status === 'failed') {
      // It may have been told already to go on.
      anew = beginsAnew(walk, groups.slice(taken).flatMap(({ controls }) => controls));
      if (anew === null) return null;
      setGoing(walk, anew);
      if (walk.status === 'failed') return null;
      for (const { controls } of groups) if (controls.includes(anew)) controls.splice(controls.indexOf(anew), 1);
      continue;
    }
    // What a run that stood still has missed is taken in the order in which it came, though all of it happens now.
    const dueAt = anew === null ? earliestDue(walk) : (nextDue(walk) ?? Number.POSITIVE_INFINITY);
    if (group !== undefined && (group.at <= dueAt || dueAt > last)) {
      taken++;
      takeInstant(walk, group);
    } else if (dueAt <= last) {
      takeDues(walk, dueAt);
      // After a long outage one run could fill a transaction alone. The rest stays due, and the shell comes again.
      if (group === undefined && walk.commands.length > manyCommands) return null;
    } else {
      moveTo(walk, { at: last, seq: 0 });
      return null;
    }
  }
  return null;
}

function setGoing(walk: Walk, control: ControlInput): void {
  beginAnew(walk, control);
  if (walk.status === 'active') settle(walk);
}

/** Never before now: what is due earlier than the run's place in time fires there. */
function earliestDue(walk: Walk): Instant {
  const due = walk.status === 'active' ? nextDue(walk) : null;
  return due === null ? Number.POSITIVE_INFINITY : Math.max(due, walk.position.at);
}

function isOnlyControl(group: InstantInputs): boolean {
  return group.events.length === 0 && group.answers.length === 0;
}

function start(walk: Walk): void {
  walk.status = 'active';
  record(walk, 'started', null, 0, null, because('run.started', { key: walk.run.key }));
  enter(walk, { id: walk.nextToken++, parent: null, path: null }, walk.program.start);
  settle(walk);
}

/** One instant: control, exits (counting every event of it), due timers, events to waits, answers. */
function takeInstant(walk: Walk, { at, controls, events, answers }: InstantInputs): void {
  for (const control of controls) takeControl(walk, control);
  if (controls.length > 0) completeIfDone(walk);
  if (walk.status !== 'active' && walk.status !== 'new') return;
  const before = walk.position;
  moveTo(walk, { at, seq: events.at(-1)?.seq ?? 0 });
  const exit = findExit(walk, events);
  if (exit !== null) return endRun(walk, exit.rule.reason, exit.reason);
  takeUpdates(walk, events);
  hearRunWide(walk, events);
  // Exits looked at the whole instant; from here on each decision knows only what came before it.
  walk.position = before;
  fireDues(walk, at);
  for (const event of events) {
    takeEvent(walk, event);
    settleWaits(walk);
  }
  // The events of this instant were there before its answers: what begins by one has heard none of them, and hears none of them later.
  for (const answer of answers) takeAnswer(walk, answer, events.at(-1)?.seq ?? 0);
  settle(walk);
}

/** Timers come before the events of their instant, so what begins by one hears all of them. */
function takeDues(walk: Walk, at: Instant): void {
  moveTo(walk, { at, seq: 0 });
  const exit = findExit(walk, []);
  if (exit !== null) return endRun(walk, exit.rule.reason, exit.reason);
  fireDues(walk, at);
  settle(walk);
}

function fireDues(walk: Walk, at: Instant): void {
  moveTo(walk, { at, seq: 0 });
  walk.cause = { at: Math.max(at, walk.position.at), seq: 0 };
  while (walk.status === 'active') {
    const token = walk.tokens.find(({ resting }) => resting.due !== null && resting.due <= at);
    if (token === undefined) break;
    fireDue(walk, token);
  }
  completeIfDone(walk);
}

/** After all that happened in an instant: what the run itself wrote may have met a wait, or an exit. */
function settle(walk: Walk): void {
  settleWaits(walk);
  completeIfDone(walk);
  settleExits(walk);
}

function completeIfDone(walk: Walk): void {
  if (walk.status === 'active' && walk.tokens.length === 0) endRun(walk, 'completed', because('run.completed', {}));
}
