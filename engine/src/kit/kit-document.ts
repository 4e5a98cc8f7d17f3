// Several flows that belong together, with what they share. One file, saved, published, paused and stopped as one.
import type { ValueType } from '../catalog/dictionary.ts';
import type { Condition } from '../condition/condition.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';

export const KIT_FORMAT = 'sopwith.kit/1';

export interface KitFlow {
  /** By this name the flows of the kit name each other, where an installation's flows are named by their ids. */
  readonly id: string;
  readonly flow: FlowDocument;
}

/** As the installation will keep it; the flows' conditions name it by its id. */
export interface KitSegment {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly condition: Condition;
}

export interface KitPlace {
  readonly flow: string;
  readonly step: string;
}

/** Content that is written once and laid into each of these programmes, as its rows. */
export interface KitTable {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly JsonObject[];
  readonly into: readonly KitPlace[];
}

/** What people fill in, written once and laid into each of these tasks, as its form. */
export interface KitForm {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly JsonObject[];
  readonly into: readonly KitPlace[];
}

/** What the flows expect to be told: conditions over other properties of it are problems. */
export interface KitEvent {
  readonly name: string;
  readonly properties: Readonly<Record<string, ValueType>>;
}

export interface KitDocument {
  readonly format: typeof KIT_FORMAT;
  readonly name: string;
  readonly description: string;
  readonly flows: readonly KitFlow[];
  readonly segments: readonly KitSegment[];
  readonly tables: readonly KitTable[];
  readonly forms: readonly KitForm[];
  readonly events: readonly KitEvent[];
}
