// The step types that the interpreter knows by name. Any other action step is an act.
import type { ProgramStep } from '../../compile/program.ts';
import type { Behaviour } from '../behaviour.ts';
import { act } from './act.ts';
import { approval } from './approval.ts';
import { ask } from './ask.ts';
import { broadcast, draw, measure, rank } from './ask-of-many.ts';
import { compare } from './compare.ts';
import { attribute } from './attribute.ts';
import { badge } from './badge.ts';
import { branch } from './branch.ts';
import { clock } from './clock.ts';
import { eachRow } from './each-row.ts';
import { consent } from './consent.ts';
import { emit } from './emit.ts';
import { exit } from './exit.ts';
import { groupMessage } from './group-message.ts';
import { grant } from './grant.ts';
import { hold, release } from './hold.ts';
import { incidentAdd, incidentNote, incidentOpen, incidentReopen, incidentResolve, incidentSeverity } from './incidents.ts';
import { forEach } from './for-each.ts';
import { join } from './join.ts';
import { message } from './message.ts';
import { move } from './move.ts';
import { parallel } from './parallel.ts';
import { points } from './points.ts';
import { programme } from './programme.ts';
import { runFlow } from './run-flow.ts';
import { role } from './role.ts';
import { split } from './split.ts';
import { switchStep } from './switch.ts';
import { tag } from './tag.ts';
import { task } from './task.ts';
import { waitCondition } from './wait-condition.ts';
import { tier } from './tier.ts';
import { waitCallback } from './wait-callback.ts';
import { waitDate } from './wait-date.ts';
import { waitDuration } from './wait-duration.ts';
import { waitEvent } from './wait-event.ts';
import { waitTime } from './wait-time.ts';
import { whenever } from './whenever.ts';

// *never*: each takes its own settings, which the compiler has checked against the step type's schema.
const behaviours = {
  approval,
  ask,
  attribute,
  badge,
  branch,
  broadcast,
  draw,
  'for-each': forEach,
  measure,
  compare,
  rank,
  clock,
  'each-row': eachRow,
  consent,
  emit,
  exit,
  'group-message': groupMessage,
  grant,
  hold,
  release,
  'incident-open': incidentOpen,
  'incident-add': incidentAdd,
  'incident-severity': incidentSeverity,
  'incident-note': incidentNote,
  'incident-resolve': incidentResolve,
  'incident-reopen': incidentReopen,
  join,
  message,
  move,
  parallel,
  points,
  programme,
  'run-flow': runFlow,
  role,
  split,
  switch: switchStep,
  tag,
  task,
  'wait-condition': waitCondition,
  tier,
  'wait-callback': waitCallback,
  'wait-date': waitDate,
  'wait-duration': waitDuration,
  'wait-event': waitEvent,
  'wait-time': waitTime,
  whenever,
} satisfies Record<string, Behaviour<never>>;

const byType: ReadonlyMap<string, Behaviour<never>> = new Map(Object.entries(behaviours));

/** Throws for a type that this build does not know. */
export function behaviourOf(step: ProgramStep): Behaviour<never> {
  const behaviour = byType.get(step.type) ?? (step.sort === 'action' ? act : undefined);
  if (behaviour === undefined) throw new Error(`Expected a step type that this build knows, found ${JSON.stringify(step.type)}.`);
  return behaviour as Behaviour<never>;
}
