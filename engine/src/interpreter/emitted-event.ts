import type { JsonObject } from '../json.ts';
import type { Command } from './command.ts';

/** The engine's own event that a ledger write makes, routed like any other; null: this command makes none. */
export function emittedEvent(command: Command): { readonly event: string; readonly properties: JsonObject } | null {
  switch (command.type) {
    case 'addTag':
      return { event: '$tag.added', properties: { tag: command.tag } };
    case 'removeTag':
      return { event: '$tag.removed', properties: { tag: command.tag } };
    case 'setAttribute':
      return { event: '$attribute.set', properties: { name: command.name, value: command.value } };
    case 'request':
      if (command.request.kind !== 'ask') return null;
      return { event: '$survey.asked', properties: { step: command.step, kind: command.request.form.kind } };
    case 'openTask':
      return { event: '$task.opened', properties: { step: command.step, title: command.title, assignee: command.assignee } };
    case 'closeTask':
      return { event: '$task.closed', properties: { step: stepOfKey(command.key), reason: command.reason } };
    case 'escalateTask':
      return { event: '$task.escalated', properties: { step: stepOfKey(command.key), level: command.level, to: command.to } };
    case 'setTier':
      return { event: '$tier.changed', properties: { ladder: command.ladder, from: command.from, to: command.to } };
    case 'addPoints':
      return { event: '$points.changed', properties: { account: command.account, delta: command.delta, reason: command.reason } };
    case 'giveBadge':
      return { event: '$badge.given', properties: { badge: command.badge } };
    case 'takeBadge':
      return { event: '$badge.taken', properties: { badge: command.badge } };
    case 'setTitle':
      return { event: '$title.changed', properties: { title: command.title } };
    case 'setRole':
      return { event: '$role.changed', properties: { community: command.community, role: command.role } };
    case 'setConsent':
      return { event: '$consent.changed', properties: { purpose: command.purpose, channel: command.channel, granted: command.granted } };
    case 'joined':
      return { event: 'community.joined', properties: { community: command.community } };
    case 'left':
      return { event: 'community.left', properties: { community: command.community } };
    case 'emit':
      return { event: command.event, properties: command.properties };
    default:
      return null;
  }
}

/** `<runId>/<stepId>#<visit>` → the step. */
export function stepOfKey(key: string): string {
  return key.slice(key.indexOf('/') + 1, key.lastIndexOf('#'));
}
