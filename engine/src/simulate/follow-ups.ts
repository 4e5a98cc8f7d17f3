// What follows from a command of a simulated run by itself: the engine's own event, what the stand-in answers, and the events that the
// server makes of such an answer.
import type { Program } from '../compile/program.ts';
import type { Command } from '../interpreter/command.ts';
import { emittedEvent } from '../interpreter/emitted-event.ts';
import type { Input } from '../interpreter/input.ts';
import { ACKNOWLEDGED } from '../interpreter/steps/task.ts';
import type { JsonObject } from '../json.ts';
import { answerIncident, type IncidentWorld } from './incident-world.ts';
import type { Answered, Asking, Simulation } from './simulate-run.ts';

/** What a command brings about by itself: the engine's own event, and the answers of the stand-in. Numbered from after `last`. */
export function followUps(program: Program, command: Command, { answer }: Simulation, last: number, incidents: IncidentWorld): readonly Input[] {
  const inputs: Input[] = [];
  const emitted = emittedEvent(command);
  if (emitted !== null && 'at' in command) inputs.push({ type: 'event', at: command.at, seq: last + 1, ...emitted });
  if (command.type !== 'openTask' && command.type !== 'act' && command.type !== 'request') return inputs;
  const answered = answer?.(command) ?? null;
  if (answered === null && command.type === 'request' && command.request.kind === 'incident') {
    const { outcome, data, event } = answerIncident(incidents, command.request.change, command.at);
    if (event !== null) inputs.push({ type: 'event', at: command.at, seq: last + inputs.length + 1, event, properties: data });
    inputs.push({ type: 'answer', at: command.at, seq: last + inputs.length + 1, key: command.key, outcome, data });
  }
  for (const { afterMs, outcome, data = {} } of listed(answered ?? [])) {
    const at = command.at + afterMs;
    if (isGivenUp(program, command, outcome)) {
      inputs.push({ type: 'failure', at, seq: last + inputs.length + 1, key: command.key, reason: typeof data.reason === 'string' ? data.reason : '' });
      continue;
    }
    inputs.push({ type: 'answer', at, seq: last + inputs.length + 1, key: command.key, outcome, data });
    const told = toldBy(command, outcome, data);
    if (told !== null) inputs.push({ type: 'event', at, seq: last + inputs.length + 1, ...told });
  }
  return inputs;
}

/** An act that is answered by `failed` was given up, unless its type has an outcome of that name. */
function isGivenUp({ steps }: Program, command: Asking, outcome: string): boolean {
  if (command.type !== 'act' || outcome !== 'failed') return false;
  const step = steps[command.step];
  return step?.catches === true || !Object.hasOwn(step?.next ?? {}, outcome);
}

function listed(answered: Answered | readonly Answered[]): readonly Answered[] {
  return Array.isArray(answered) ? (answered as readonly Answered[]) : [answered as Answered];
}

/** The event that the server makes of it when a person has acted. */
function toldBy(command: Asking, outcome: string, data: JsonObject): { readonly event: string; readonly properties: JsonObject } | null {
  const { step } = command;
  if (command.type === 'openTask') {
    const { by = '' } = data;
    if (outcome === ACKNOWLEDGED) return { event: '$task.acknowledged', properties: { step, by } };
    return { event: '$task.done', properties: { step, outcome, by } };
  }
  if (command.type !== 'request') return null;
  if (command.request.kind === 'approval') return { event: '$approval.done', properties: { step, outcome } };
  if (command.request.kind !== 'ask') return null;
  const values = (data.values ?? {}) as JsonObject;
  return { event: '$survey.answered', properties: { ...values, step, kind: command.request.form.kind, outcome } };
}
