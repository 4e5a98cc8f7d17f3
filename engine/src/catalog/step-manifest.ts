// What a step type tells of itself. Plain JSON: the designer gets it over HTTP, plugins included.
import type { JsonObject } from '../json.ts';

/** Text that a person reads, in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type StepGroup = 'time' | 'listen' | 'decide' | 'programme' | 'many' | 'say' | 'member' | 'people' | 'outside' | 'end';

export interface OutcomeManifest {
  readonly id: string;
  readonly title: Bilingual;
  /** `path`: a path that runs inside a container and ends with its turn; needs no edge. */
  readonly kind?: 'way' | 'path';
  /** May stay unconnected, and then does nothing: `overdue` of a task. */
  readonly optional?: true;
}

export interface StepManifest {
  readonly type: string;
  readonly version: number;
  readonly group: StepGroup;
  /** A name of the designer's icon set. */
  readonly icon: string;
  readonly title: Bilingual;
  readonly help: Bilingual;
  /** Control steps belong to the interpreter, ledger steps to the exchange, action steps to activities. */
  readonly sort: 'control' | 'ledger' | 'action';
  /**
   * JSON Schema (draft 2020-12) of `config`. Each property carries `title: {zh, en}`, and may carry `help: {zh, en}` and `widget`:
   * `duration` `time` `weekdays` `deadline` `anchor` `event` `condition` `cases` `text` `template` `attribute` `tag` `outcomes` `choice` `optional` `optional-anchor` `optional-event` `content-table` `times` `numbers`. A choice carries `labels: {value: {zh, en}}`.
   */
  readonly config: JsonObject;
  readonly initial: JsonObject;
  /** The fixed outcomes; a builtin whose outcomes depend on its settings computes them with `outcomesOf`. */
  readonly outcomes: readonly OutcomeManifest[];
  /** Names that the answer's data sets as variables, for the templates and conditions of later steps. */
  readonly variables?: readonly string[];
  /** A list in the settings whose entries each name one more, in their field `variable`. */
  readonly variablesFrom?: string;
  /** One Liquid-like sentence over config fields for the box on the canvas, for action steps: `Coupon {{ amount }}`. */
  readonly summary?: Bilingual;
}
