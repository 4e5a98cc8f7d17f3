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
    case 'openTask':
      return { event: '$task.opened', properties: { step: command.step, title: command.title, assignee: command.assignee } };
    case 'escalateTask':
      return { event: '$task.escalated', properties: { step: stepOfKey(command.key), level: command.level, to: command.to } };
    default:
      return null;
  }
}

/** `<runId>/<stepId>#<visit>` → the step. */
export function stepOfKey(key: string): string {
  return key.slice(key.indexOf('/') + 1, key.lastIndexOf('#'));
}
