import type { StepType } from '../catalog/step-type.ts';
import { approval } from './approval.ts';
import { attribute } from './attribute.ts';
import { branch } from './branch.ts';
import { clock } from './clock.ts';
import { eachRow } from './each-row.ts';
import { exit } from './exit.ts';
import { join } from './join.ts';
import { message } from './message.ts';
import { parallel } from './parallel.ts';
import { programme } from './programme.ts';
import { runFlow } from './run-flow.ts';
import { split } from './split.ts';
import { switchStep } from './switch.ts';
import { tag } from './tag.ts';
import { task } from './task.ts';
import { waitCondition } from './wait-condition.ts';
import { waitDate } from './wait-date.ts';
import { waitDuration } from './wait-duration.ts';
import { waitEvent } from './wait-event.ts';
import { waitTime } from './wait-time.ts';
import { whenever } from './whenever.ts';

/** In the order of the palette. */
export const builtinSteps: readonly StepType[] = [
  message,
  waitDuration,
  waitTime,
  waitDate,
  waitCondition,
  waitEvent,
  branch,
  switchStep,
  split,
  parallel,
  join,
  eachRow,
  whenever,
  runFlow,
  programme,
  tag,
  attribute,
  task,
  approval,
  clock,
  exit,
];
