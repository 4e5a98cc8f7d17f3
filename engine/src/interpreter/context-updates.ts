// What a run is about can change while it waits: an activity is moved, a deadline is extended. The event that says so changes the
// run's context, and every wait that depends on it is for another moment, or listens to something else, from then on.
import { ownValue } from '../condition/scope.ts';
import type { ContextUpdate } from '../document/flow-document.ts';
import { isAfter } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { EventInput } from './behaviour.ts';
import { because } from './reasons.ts';
import { isOfType } from './run-context.ts';
import { wasInVain } from './run-wide-hearing.ts';
import { behaviourOf } from './steps/behaviours.ts';
import { holdsForEvent, momentOf, record, stepOf, type Walk } from './walk.ts';

/** The walk stands after all events of the instant, as it does for exits. */
export function takeUpdates(walk: Walk, events: readonly EventInput[]): void {
  const { updates } = walk.program;
  if (updates === undefined) return;
  for (const event of events) {
    // One that comes late, or again, never undoes a later one.
    if (!isAfter(event, walk.updatedAt ?? walk.started) || wasInVain(walk, event)) continue;
    for (const update of updates) {
      if (update.event !== event.event || !isOwn(walk, event)) continue;
      if (update.where !== undefined && !holdsForEvent(walk, event, update.where)) continue;
      walk.updatedAt = { at: event.at, seq: event.seq };
      const changed = changesOf(walk, update, event);
      const fields = Object.keys(changed);
      if (fields.length === 0) continue;
      walk.context = { ...walk.context, ...changed };
      record(walk, 'updated', null, 0, null, because('context.updated', { event: event.event, seq: event.seq, fields }));
      retime(walk);
    }
  }
}

/** In a flow with a key an event of another key is about another record. */
function isOwn({ program, context }: Walk, { properties }: EventInput): boolean {
  return program.key === null || ownValue(properties, program.key) === ownValue(context, program.key);
}

/** Fields that are mapped come from the property that is named, all others from the one of the same name; a wrong type changes nothing. */
function changesOf({ program, context }: Walk, update: ContextUpdate, { properties }: EventInput): JsonObject {
  const changes: Record<string, Json> = {};
  for (const { name, type } of program.context) {
    if (name === program.key) continue;
    const mapped = update.context !== undefined && Object.hasOwn(update.context, name) ? update.context[name] : undefined;
    const value = ownValue(properties, mapped ?? name);
    if (value === undefined || value === null || !isOfType(value, type) || value === ownValue(context, name)) continue;
    changes[name] = value;
  }
  return changes;
}

function retime(walk: Walk): void {
  const { at } = walk.position;
  for (let i = 0; i < walk.tokens.length; i++) {
    const token = walk.tokens[i];
    if (token === undefined || !walk.index.usesContext.has(token.step)) continue;
    const step = stepOf(walk, token.step);
    const { moved } = behaviourOf(step);
    if (moved === undefined) continue;
    const { due, data, listens } = moved(step.config as never, momentOf(walk, step, token.resting.key, token.locals), token.resting);
    const before = token.resting.due;
    // The new moment had gone by before anybody knew of it: that is *past*, not *reached*.
    const overtaken = due !== null && due < at && due !== before;
    walk.tokens[i] = { ...token, resting: { ...token.resting, due, data: overtaken ? { ...data, overtaken } : data, listens } };
    if (due !== before) record(walk, 'noted', token.step, token.visit, 'retimed', because('wait.retimed', { before, until: due }));
  }
}
