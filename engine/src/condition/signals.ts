// The events after which a condition may come out differently. Coarse: too many is a wasted look, too few a missed moment.
import type { Listen } from '../interpreter/run-state.ts';
import type { JsonObject } from '../json.ts';
import type { Condition, Operand } from './condition.ts';
import { equalitiesOf } from './equalities.ts';

/** Whoever tells of a member's attributes, tier or zone makes this event, with the names of what changed. */
export const MEMBER_CHANGED = '$member.changed';

/** What time alone changes depends on the zone, so its change is a signal of every condition. */
export function signalsOf(condition: Condition, run: { readonly context: JsonObject }): readonly Listen[] {
  const found: Listen[] = [];
  collect(condition, run, found);
  found.push(changed('timezone'));
  const seen = new Set<string>();
  return found.filter(({ event, match }) => {
    const text = JSON.stringify([event, match]);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

export function signalNames(condition: Condition): readonly string[] {
  return [...new Set(signalsOf(condition, { context: {} }).map(({ event }) => event))];
}

function collect(condition: Condition, run: { readonly context: JsonObject }, found: Listen[]): void {
  switch (condition.type) {
    case 'all':
    case 'any':
      for (const part of condition.of) collect(part, run, found);
      return;
    case 'not':
      return collect(condition.of, run, found);
    case 'compare':
      ofOperand(condition.left, run, found);
      return ofOperand(condition.right, run, found);
    case 'missing':
      return ofOperand(condition.operand, run, found);
    case 'tag': {
      const match = { tag: condition.tag };
      found.push({ event: '$tag.added', match }, { event: '$tag.removed', match });
      return;
    }
    case 'community': {
      const match = { community: condition.community };
      found.push({ event: 'community.joined', match }, { event: 'community.left', match });
      return;
    }
    case 'segment': {
      const match = { segment: condition.segment };
      found.push({ event: '$segment.entered', match }, { event: '$segment.left', match });
      return;
    }
    case 'count':
    case 'recency':
      return ofPast(condition, run, found);
  }
}

function ofOperand(operand: Operand, run: { readonly context: JsonObject }, found: Listen[]): void {
  switch (operand.type) {
    case 'attribute':
      found.push({ event: '$attribute.set', match: { name: operand.name } }, changed(operand.name));
      return;
    case 'tier':
      found.push({ event: '$tier.changed' }, changed(operand.ladder));
      return;
    case 'points':
      found.push({ event: '$points.changed' });
      return;
    case 'event':
      return ofPast(operand, run, found);
    case 'value':
    case 'context':
    case 'variable':
    case 'outcome':
    case 'today':
    case 'property':
      return;
  }
}

function ofPast(
  { event, where }: { readonly event: string; readonly where?: Condition },
  run: { readonly context: JsonObject },
  found: Listen[],
): void {
  // A `where` that speaks of the member makes old events count that did not before.
  if (where !== undefined) collect(where, run, found);
  const match = equalitiesOf(where, run);
  found.push(match === undefined ? { event } : { event, match });
}

function changed(name: string): Listen {
  return { event: MEMBER_CHANGED, match: { changed: [name] } };
}
