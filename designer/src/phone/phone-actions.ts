// What the member can do on the phone: what members usually do, and whatever this flow reacts to.
import type { Catalog, FlowDocument } from '@sopwith/engine';

/** Sent from fields of their own, or too common to need a button twice. */
const USUAL = ['checked_in', 'introduced'] as const;
const BY_REPLY = 'message_posted';

export function actionsOf(flow: FlowDocument | undefined, catalog: Catalog | undefined): readonly string[] {
  const awaited = flow?.steps.flatMap((step) => listens(step, catalog)) ?? [];
  const exits = flow?.exits.flatMap((exit) => ('when' in exit ? [] : [exit.event])) ?? [];
  const triggers = flow?.triggers.flatMap((trigger) => (trigger.type === 'event' ? [trigger.event] : [])) ?? [];
  return [...new Set([...awaited, ...USUAL, ...exits, ...triggers])].filter((event) => event !== '' && event !== BY_REPLY);
}

function listens(step: FlowDocument['steps'][number], catalog: Catalog | undefined): readonly string[] {
  const type = catalog?.types.get(step.type);
  // Half-written settings cannot be asked what they listen to.
  return type && type.check(step.config).length === 0 ? type.needsOf(step.config).listens : [];
}
