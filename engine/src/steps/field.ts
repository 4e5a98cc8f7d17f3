// What a settings form must know of a field beside its shape: its title, a hint, and the widget that edits it.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { JsonObject } from '../json.ts';
import { z } from '../schema.ts';

export type Widget =
  | 'duration'
  | 'time'
  | 'weekdays'
  | 'deadline'
  /** The same for what people are asked: a duration stays one, and what has passed is overdue. */
  | 'work-deadline'
  | 'anchor'
  | 'event'
  | 'condition'
  | 'cases'
  | 'text'
  | 'template'
  | 'attribute'
  | 'tag'
  | 'outcomes'
  | 'choice'
  /** Several of a choice. */
  | 'choices'
  | 'flow'
  | 'table'
  /** A list of names of the operator's own. */
  | 'names'
  /** Rows that are objects with an id, in the order of their turns. */
  | 'content-table'
  | 'optional'
  | 'optional-anchor'
  | 'optional-event'
  | 'times'
  /** Names of what stands elsewhere: suggested, and free to be written before it is there. */
  | 'community'
  | 'stock'
  | 'account'
  /** A value whose kind the operator chooses; a text of it may name variables. */
  | 'value'
  /** How far back a wait looks: a moment of the run, a step or a turn. */
  | 'look-back'
  /** How far back events count. */
  | 'window'
  /** Another step of the flow. */
  | 'step'
  /** Which one an audience means, by what its field `from` or `audience` says. */
  | 'which'
  /** The name of a variable, context field or attribute, by what the field `from` beside it says; else a text. */
  | 'named'
  | 'numbers'
  /** The name of a variable. */
  | 'variable';

export interface FieldMeta {
  readonly title: Bilingual;
  readonly help?: Bilingual;
  readonly widget?: Widget;
  /** What the values of a choice are called. */
  readonly labels?: Readonly<Record<string, Bilingual>>;
}

// A registry of our own: zod's global one takes titles as plain strings only.
const fields = z.registry<FieldMeta>();

/** The same schema with what a form needs. A copy, so that one schema can serve fields with different titles. */
export function field<S extends z.ZodType>(schema: S, zh: string, en: string, meta: Omit<FieldMeta, 'title'> = {}): S {
  const copy = schema.clone();
  fields.add(copy, { title: { zh, en }, ...meta });
  return copy;
}

/** JSON Schema (2020-12) with `title`, `help`, `widget` and `labels` per field. Conditions have an editor of their own and stay opaque. */
export function fieldsJsonSchema(schema: z.ZodType): JsonObject {
  const json = z.toJSONSchema(schema, {
    metadata: fields,
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (fields.get(zodSchema)?.widget !== 'condition') return;
      for (const key of Object.keys(jsonSchema)) {
        if (key !== 'title' && key !== 'help' && key !== 'widget') delete jsonSchema[key];
      }
      jsonSchema.type = 'object';
    },
  });
  const { $defs: _conditions, ...rest } = json;
  // What `toJSONSchema` gives is JSON by its contract; its type says so only loosely.
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}
