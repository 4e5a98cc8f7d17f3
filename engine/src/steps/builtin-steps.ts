import type { StepType } from '../catalog/step-type.ts';
import { approval } from './approval.ts';
import { ask } from './ask.ts';
import { attribute } from './attribute.ts';
import { badge } from './badge.ts';
import { branch } from './branch.ts';
import { clock } from './clock.ts';
import { compare } from './compare.ts';
import { eachRow } from './each-row.ts';
import { consent } from './consent.ts';
import { emit } from './emit.ts';
import { exit } from './exit.ts';
import { groupMessage } from './group-message.ts';
import { grant } from './grant.ts';
import { hold, release } from './hold.ts';
import { incidentSteps } from './incidents.ts';
import { broadcast } from './broadcast.ts';
import { draw } from './draw.ts';
import { forEach } from './for-each.ts';
import { join } from './join.ts';
import { measure } from './measure.ts';
import { message } from './message.ts';
import { move } from './move.ts';
import { parallel } from './parallel.ts';
import { points } from './points.ts';
import { programme } from './programme.ts';
import { rank } from './rank.ts';
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

/** In the order of the palette. */
export const builtinSteps: readonly StepType[] = [
  message,
  groupMessage,
  hold,
  release,
  waitDuration,
  waitTime,
  waitDate,
  waitCondition,
  waitEvent,
  waitCallback,
  branch,
  switchStep,
  split,
  parallel,
  join,
  eachRow,
  whenever,
  runFlow,
  forEach,
  broadcast,
  measure,
  compare,
  rank,
  draw,
  programme,
  tag,
  attribute,
  tier,
  points,
  badge,
  grant,
  move,
  role,
  consent,
  emit,
  task,
  approval,
  clock,
  ask,
  ...incidentSteps,
  exit,
];
