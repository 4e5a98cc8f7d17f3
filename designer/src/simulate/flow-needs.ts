// What a flow asks about whom it runs for: what its conditions and texts name, and the events that it can hear.
import { type Catalog, type FlowDocument, type Json, type Ladder, type Program, type Purpose, REFUSABLE_PURPOSES, variablesOf } from '@sopwith/engine';

export interface FlowNeeds {
  readonly attributes: readonly string[];
  readonly ladders: readonly Ladder[];
  readonly communities: readonly string[];
  readonly segments: readonly string[];
  readonly points: boolean;
  /** Of its messages, those that somebody can refuse. */
  readonly purposes: readonly Purpose[];
  /** Without the engine's own; what only ends a run stands last. */
  readonly events: readonly string[];
  readonly endingEvents: ReadonlySet<string>;
}

/** What texts name of a member and is no attribute. */
const NO_ATTRIBUTES = new Set(['externalId', 'zone', 'points', 'title', 'lifecycle', 'activity']);

/** Null: it does not compile, and what it hears is not known. */
export function flowNeeds({ steps, exits }: FlowDocument, program: Program | null, catalog: Catalog): FlowNeeds {
  const named = objectsIn([...steps.flatMap(({ config, skipIf }): Json[] => [config, (skipIf ?? null) as Json]), ...(exits as unknown as Json[])]);
  const namesOf = (type: string, field: string) => named.flatMap((one) => (one['type'] === type && typeof one[field] === 'string' && one[field] !== '' ? [one[field]] : []));
  const texts = steps.flatMap(({ type, config }) => catalog.types.get(type)?.needsOf(config).templates ?? []);
  const inTexts = texts.flatMap(({ text }) => variablesOf(text).flatMap((name) => /^(?:member|subject)\.(.+)$/.exec(name)?.[1] ?? []));
  const heard = [...(program?.listens ?? []), ...(program?.histories ?? [])].filter((name) => !name.startsWith('$'));
  const inSteps = new Set(objectsIn(steps.map(({ config }) => config)).flatMap((one) => Object.values(one)));
  const ending = new Set(exits.flatMap((exit) => ('event' in exit && !inSteps.has(exit.event) ? [exit.event] : [])));
  const purposes = namesOfMessages(steps).filter((purpose) => REFUSABLE_PURPOSES.has(purpose));
  return {
    attributes: distinct([...inTexts.filter((name) => !NO_ATTRIBUTES.has(name)), ...namesOf('attribute', 'name')]),
    // A condition names no other ladders.
    ladders: distinct(namesOf('tier', 'ladder')) as readonly Ladder[],
    communities: distinct(namesOf('community', 'community')),
    segments: distinct(namesOf('segment', 'segment')),
    points: named.some(({ type }) => type === 'points') || inTexts.includes('points'),
    purposes: distinct(purposes) as readonly Purpose[],
    events: distinct([...heard.filter((name) => !ending.has(name)), ...heard]),
    endingEvents: ending,
  };
}

function namesOfMessages(steps: FlowDocument['steps']): readonly Purpose[] {
  // The catalog has checked what stands there.
  return steps.flatMap(({ type, config }) => ((type === 'message' || type === 'broadcast') && typeof config['purpose'] === 'string' ? [config['purpose'] as Purpose] : []));
}

function objectsIn(value: Json): readonly { readonly [name: string]: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(objectsIn);
  const object = value as { readonly [name: string]: Json };
  return [object, ...Object.values(object).flatMap(objectsIn)];
}

function distinct<T>(names: readonly T[]): readonly T[] {
  return [...new Set(names)];
}
