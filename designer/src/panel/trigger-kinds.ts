import type { Trigger } from '@sopwith/engine';

export type TriggerKind = Trigger['type'];

export const TRIGGER_KINDS: readonly TriggerKind[] = ['event', 'keyword', 'segment', 'schedule', 'date', 'flowEnded', 'incident'];

/** What a trigger of this kind starts out as; what the form still needs is empty. */
export function newTrigger(kind: TriggerKind): Trigger {
  switch (kind) {
    case 'event':
      return { type: 'event', event: '' };
    case 'segment':
      return { type: 'segment', segment: '', on: 'enter' };
    case 'keyword':
      return { type: 'keyword', words: [], match: 'contains' };
    case 'flowEnded':
      return { type: 'flowEnded', flow: '', reasons: [] };
    case 'incident':
      return { type: 'incident', severity: 'low' };
    case 'schedule':
      return { type: 'schedule', cron: '0 9 * * 1', catchUp: 'last', audience: { from: 'all', of: '', ids: [] } };
    case 'date':
      return { type: 'date', attribute: '', offsetDays: -7, time: '09:00' };
  }
}
