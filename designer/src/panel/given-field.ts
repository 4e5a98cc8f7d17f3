// One field of a step's settings with all that its form needs, worked out once for whichever form it gets.
import type { Json } from '@sopwith/engine';
import type { TFunction } from 'i18next';
import type { Language } from '../language/language.ts';
import type { FieldSchema } from './field-schema.ts';
import type { ProblemAt } from './problem-at.ts';

export interface GivenField {
  readonly id: string;
  readonly schema: FieldSchema;
  /** What it is where it is not null. */
  readonly inner: FieldSchema;
  readonly nullable: boolean;
  readonly value: Json | undefined;
  readonly required: boolean;
  readonly label: string;
  readonly notes: { readonly help?: string | undefined; readonly problem?: string | undefined };
  readonly language: Language;
  readonly t: TFunction;
  readonly problemAt: ProblemAt;
  readonly event: string | undefined;
  readonly from: string | undefined;
  /** undefined takes an optional field away. */
  readonly onChange: (value: Json | undefined) => void;
  /** What is emptied is nothing where nothing may stand, and left out where it may be. */
  readonly setText: (text: string) => void;
}
