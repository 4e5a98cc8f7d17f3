// Semantics 29: a run of a member that is about a community ends when the member leaves that community, whether or not its flow says so.
import type { ExitRule, FlowDocument } from '../document/flow-document.ts';

/** How such a run ended; no reason of an operator begins so. */
export const LEFT_COMMUNITY = '$leftCommunity';

/** The field of the context that says which community a run is about. */
const COMMUNITY = 'community';

/**
 * None where the flow has an exit of its own for leaving, which says it better; nor where it moves members itself: the graduate who is
 * taken out of the old class by a step must not lose the steps after it.
 */
export function defaultExits({ subject, context, exits, steps }: FlowDocument): readonly ExitRule[] {
  if (subject !== 'member' || !context.some(({ name, type }) => name === COMMUNITY && type === 'text')) return [];
  if (exits.some((rule) => 'event' in rule && rule.event === 'community.left') || steps.some(({ type }) => type === 'move')) return [];
  return [
    {
      id: LEFT_COMMUNITY,
      event: 'community.left',
      where: { type: 'compare', left: { type: 'property', name: 'community' }, op: 'eq', right: { type: 'context', field: COMMUNITY } },
      reason: LEFT_COMMUNITY,
    },
  ];
}
