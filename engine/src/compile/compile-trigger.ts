import type { Condition } from '../condition/condition.ts';
import type { CompiledTrigger, DateTrigger, ScheduleTrigger, TimedTrigger, Trigger } from '../document/flow-document.ts';
import { plainText } from '../interpreter/plain-text.ts';
import { SEVERITIES } from '../steps/incidents.ts';

/** The event that the runtime makes of one that is about somebody else, for that member. */
export function aboutEvent(event: string): string {
  return `$about.${event}`;
}

/** What a member writes comes as this event, with the property `text`. */
export const WRITTEN_EVENT = 'message_posted';

export function isTimed(trigger: Trigger): trigger is TimedTrigger {
  return trigger.type === 'schedule' || trigger.type === 'date';
}

/** Whatever starts runs by something that happened is an event of the engine's own: the runtime knows such triggers by events only. */
export function compileTrigger(trigger: Exclude<Trigger, ScheduleTrigger | DateTrigger>): CompiledTrigger {
  switch (trigger.type) {
    case 'event':
      return trigger.about === undefined ? trigger : { ...trigger, event: aboutEvent(trigger.event) };
    case 'segment':
      return own(trigger.on === 'enter' ? '$segment.entered' : '$segment.left', [is('segment', trigger.segment)], trigger.where);
    case 'flowEnded': {
      const { flow, reasons, where } = trigger;
      return own('$flow.ended', [is('flow', flow), ...(reasons.length === 0 ? [] : [oneOf('reason', reasons)])], where);
    }
    case 'incident':
      return own('$incident.opened', [oneOf('severity', SEVERITIES.slice(SEVERITIES.indexOf(trigger.severity)))], trigger.where);
    case 'keyword': {
      const { words, match, where } = trigger;
      return { ...own(WRITTEN_EVENT, [], where), words: { any: words.map(plainText), match } };
    }
  }
}

function own(event: string, conditions: readonly Condition[], where: Condition | undefined): CompiledTrigger {
  const all = where === undefined ? conditions : [...conditions, where];
  const [only] = all;
  if (only === undefined) return { type: 'event', event };
  return { type: 'event', event, where: all.length === 1 ? only : { type: 'all', of: all } };
}

function is(name: string, value: string): Condition {
  return { type: 'compare', left: { type: 'property', name }, op: 'eq', right: { type: 'value', value } };
}

function oneOf(name: string, values: readonly string[]): Condition {
  return { type: 'any', of: values.map((value) => is(name, value)) };
}
