// All that is wrong with a kit, at once: what is wrong with each of its flows, and what does not fit together.
import type { Catalog } from '../catalog/catalog.ts';
import { canonicalJson } from '../compile/canonical-json.ts';
import type { Surroundings } from '../compile/check-calendar.ts';
import { checkMemberCondition } from '../compile/check-member-condition.ts';
import { validate } from '../compile/validate.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problem.ts';
import type { KitDocument, KitSegment } from './kit-document.ts';
import { flowsNamed, segmentsNamed } from './named-in-flow.ts';
import { stepAt } from './shared-parts.ts';

/** What is there already. Absent: not known here, and only the kit itself is asked. */
export interface KitSurroundings extends Surroundings {
  /** Ids of flows outside the kit. */
  readonly flows?: readonly string[];
  /** Segments outside the kit. */
  readonly segments?: readonly Pick<KitSegment, 'id' | 'condition'>[];
}

export function validateKit(kit: KitDocument, catalog: Catalog, surroundings: KitSurroundings = {}): Problem[] {
  const declared = { ...catalog, dictionary: withEvents(catalog, kit) };
  return [
    ...duplicates(kit),
    ...unknownPlaces(kit),
    ...takenSegments(kit, surroundings),
    ...kit.segments.flatMap(({ id, condition }) =>
      checkMemberCondition(condition, declared.dictionary).map((one): Problem => ({ ...one, path: `segments.${id}.${one.path ?? ''}` })),
    ),
    ...kit.flows.flatMap(({ id, flow }) =>
      [...validate(flow, declared, surroundings), ...unknownNames(kit, flow, surroundings)].map((one): Problem => ({ ...one, flow: id })),
    ),
  ];
}

function withEvents({ dictionary }: Catalog, { events }: KitDocument): Catalog['dictionary'] {
  return { ...dictionary, events: { ...dictionary.events, ...Object.fromEntries(events.map(({ name, properties }) => [name, properties])) } };
}

function duplicates({ flows, segments, tables, forms, events }: KitDocument): Problem[] {
  const lists = { flows, segments, tables, forms, events: events.map(({ name }) => ({ id: name })) };
  return Object.entries(lists).flatMap(([list, items]) => {
    const seen = new Set<string>();
    return items.flatMap(({ id }): Problem[] => {
      const again = seen.has(id);
      seen.add(id);
      return again ? [{ code: 'kit.duplicate', severity: 'error', path: list, data: { name: id } }] : [];
    });
  });
}

function unknownPlaces(kit: KitDocument): Problem[] {
  return [...kit.tables, ...kit.forms].flatMap(({ title, into }) =>
    into
      .filter((place) => stepAt(kit, place) === undefined)
      .map(({ flow, step }): Problem => ({ code: 'kit.unknownPlace', severity: 'error', data: { title, flow, step } })),
  );
}

/** One of another meaning stands under that id already: taking it over would change what others do. */
function takenSegments(kit: KitDocument, { segments = [] }: KitSurroundings): Problem[] {
  const there = new Map(segments.map(({ id, condition }) => [id, condition]));
  return kit.segments.flatMap(({ id, condition }): Problem[] => {
    const other = there.get(id);
    if (other === undefined || asText(other) === asText(condition)) return [];
    return [{ code: 'kit.segmentTaken', severity: 'error', path: `segments.${id}`, data: { segment: id } }];
  });
}

function unknownNames(kit: KitDocument, flow: KitDocument['flows'][number]['flow'], { flows, segments }: KitSurroundings): Problem[] {
  const knownFlows = new Set([...kit.flows.map(({ id }) => id), ...(flows ?? [])]);
  const knownSegments = new Set([...kit.segments, ...(segments ?? [])].map(({ id }) => id));
  const problems = (code: string, names: readonly string[]) => names.map((name): Problem => ({ code, severity: 'error', data: { name } }));
  return [
    ...(flows === undefined ? [] : problems('kit.unknownFlow', flowsNamed(flow).filter((name) => !knownFlows.has(name)))),
    ...(segments === undefined ? [] : problems('kit.unknownSegment', segmentsNamed(flow).filter((name) => !knownSegments.has(name)))),
  ];
}

function asText(condition: KitSegment['condition']): string {
  // A condition is JSON; its interfaces have no index signature to say so.
  return canonicalJson(condition as unknown as Json);
}
