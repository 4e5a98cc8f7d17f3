// What a workspace has said about its data: of which type an attribute is, and which properties an event carries.
import type { ContextType } from '../document/flow-document.ts';
import { MESSAGE_EVENTS } from '../sending/message-events.ts';

/** A text that is one of a few. */
export interface Choice {
  readonly oneOf: readonly string[];
}

export type ValueType = ContextType | 'list' | Choice;

export interface Dictionary {
  /** By name. Empty: nothing was declared, and any attribute may be named. */
  readonly attributes: Readonly<Record<string, ValueType>>;
  /** By event, then by property. An event that is not here may carry anything. */
  readonly events: Readonly<Record<string, Readonly<Record<string, ValueType>>>>;
  /** What segments are called, by id: conditions keep ids, people read names. */
  readonly segments?: Readonly<Record<string, string>>;
}

/** The events that Sopwith itself writes. */
const OWN_EVENTS: Dictionary['events'] = {
  '$tag.added': { tag: 'text' },
  '$tag.removed': { tag: 'text' },
  '$tier.changed': { ladder: { oneOf: ['lifecycle', 'activity'] }, from: 'text', to: 'text' },
  '$points.changed': { account: 'text', delta: 'number', reason: 'text' },
  '$badge.given': { badge: 'text' },
  '$badge.taken': { badge: 'text' },
  '$title.changed': { title: 'text' },
  '$role.changed': { community: 'text', role: 'text' },
  '$consent.changed': { purpose: 'text', channel: 'text', granted: 'boolean' },
  '$granted': { item: 'text', kind: 'text', code: 'text', expiresAt: 'number' },
  '$community.invited': { community: 'text', until: 'number' },
  '$segment.entered': { segment: 'text', name: 'text' },
  '$segment.left': { segment: 'text', name: 'text' },
  '$member.changed': { changed: 'list' },
  ...Object.fromEntries(
    MESSAGE_EVENTS.map((event) => [event, { flow: 'text', step: 'text', key: 'text', channel: 'text', purpose: 'text', to: { oneOf: ['member', 'other'] }, reason: 'text' }] as const),
  ),
};

export const NO_DICTIONARY: Dictionary = { attributes: {}, events: {} };

/** Null: nothing is known. `undeclared`: others of its kind are declared, and this one is not. */
export function attributeType({ attributes }: Dictionary, name: string): ValueType | 'undeclared' | null {
  return typeIn(attributes, name);
}

export function propertyType({ events }: Dictionary, event: string, name: string): ValueType | 'undeclared' | null {
  const own = Object.hasOwn(OWN_EVENTS, event) ? OWN_EVENTS[event] : undefined;
  const declared = Object.hasOwn(events, event) ? events[event] : own;
  return declared === undefined ? null : typeIn(declared, name);
}

function typeIn(types: Readonly<Record<string, ValueType>>, name: string): ValueType | 'undeclared' | null {
  if (Object.hasOwn(types, name)) return types[name] ?? null;
  return Object.keys(types).length === 0 ? null : 'undeclared';
}
