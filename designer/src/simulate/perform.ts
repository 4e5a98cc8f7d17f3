// Plays what was asked for, with the engine alone. Runs in a worker of the browser, and anywhere else.
import { type Answered, type Asking, type Delivered, simulate, type Simulated, type SimulationResult, simulateRun, withToken } from '@sopwith/engine';
import type { CohortRequest, MemberRequest, SimulationRequest } from './simulation-request.ts';

export interface PlayedMember {
  readonly type: 'member';
  readonly excluded: string | null;
  readonly run: Simulated['run'];
  readonly trail: Simulated['trail'];
  readonly messages: Simulated['messages'];
  readonly deliveries: readonly Delivered[];
  readonly posted: readonly Delivered[];
}

export interface PlayedCohort {
  readonly type: 'cohort';
  readonly figures: SimulationResult;
}

export type Played = PlayedMember | PlayedCohort;

/** `onPlayed` hears how many of a cohort are through. */
export function perform(request: SimulationRequest, onPlayed: (played: number) => void = () => undefined): Played {
  return request.type === 'member' ? playMember(request) : playCohort(request, onPlayed);
}

function playMember({ program, member, context, inputs, from, until, around, replies }: MemberRequest): PlayedMember {
  const played = simulateRun(program, { ...around, member, context, inputs, from, until, answer: (asking) => withToken(asking, replyTo(asking, replies[asking.step])) });
  const { excluded, run, trail, messages, deliveries, posted } = played;
  return { type: 'member', excluded, run, trail, messages, deliveries, posted };
}

/** Who approves a text approves it as it stands. */
function replyTo(asking: Asking, reply: Answered | undefined): Answered | null {
  if (reply === undefined) return null;
  if (asking.type !== 'request' || asking.request.kind !== 'approval' || reply.outcome !== 'approved') return reply;
  return { ...reply, data: { ...reply.data, text: asking.request.text } };
}

function playCohort({ program, cohort, behaviour, from, until, around }: CohortRequest, onPlayed: (played: number) => void): PlayedCohort {
  return { type: 'cohort', figures: simulate(program, cohort, behaviour, from, until, { ...around, onPlayed }) };
}
