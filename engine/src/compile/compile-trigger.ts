import type { Condition } from '../condition/condition.ts';
import type { EventTrigger, Trigger } from '../document/flow-document.ts';

/** Coming into a segment and leaving it are events of the engine's own: the runtime knows triggers by events only. */
export function compileTrigger(trigger: Trigger): EventTrigger {
  if (trigger.type === 'event') return trigger;
  const { segment, on, where } = trigger;
  const own: Condition = { type: 'compare', left: { type: 'property', name: 'segment' }, op: 'eq', right: { type: 'value', value: segment } };
  return {
    type: 'event',
    event: on === 'enter' ? '$segment.entered' : '$segment.left',
    where: where === undefined ? own : { type: 'all', of: [own, where] },
  };
}
