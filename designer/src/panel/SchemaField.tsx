// One field of a step's settings: by the form that its schema names, else by the one that its type suggests.
import type { Json } from '@sopwith/engine';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { type FieldSchema, isNullable, withoutNull } from './field-schema.ts';
import { helpOf, titleOf } from './field-words.ts';
import { isShownWhole, type ProblemAt } from './problem-at.ts';
import { typedField } from './typed-field.tsx';
import { widgetField } from './widget-field.tsx';

export interface SchemaFieldProps {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly value: Json | undefined;
  readonly required: boolean;
  /** undefined takes an optional field away. */
  readonly onChange: (value: Json | undefined) => void;
  /** Of paths below this field; `''` is the field itself. */
  readonly problemAt: ProblemAt;
  /** The event whose properties a `where` beside it may name. */
  readonly event?: string | undefined;
  /** What the field beside it says about where this one's name comes from. */
  readonly from?: string | undefined;
}

export function SchemaField({ name, schema, value, required, onChange, problemAt, event, from }: SchemaFieldProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  const id = useId();
  // A field with one possible value is no question.
  if (schema.const !== undefined) return null;
  const nullable = isNullable(schema);
  const given = {
    id,
    schema,
    inner: withoutNull(schema),
    nullable,
    value,
    required,
    label: titleOf(schema, name, language),
    notes: { help: helpOf(schema, language), problem: problemAt('', isShownWhole(schema.widget)) },
    language,
    t,
    problemAt,
    event,
    from,
    onChange,
    setText: (text: string) => onChange(text !== '' ? text : nullable ? null : required ? '' : undefined),
  };
  const form = widgetField(given);
  return form === undefined ? typedField(given) : form;
}

interface SchemaFieldsProps {
  readonly schema: FieldSchema;
  readonly value: { readonly [key: string]: Json };
  readonly onChange: (value: { readonly [key: string]: Json }) => void;
  readonly problemAt: ProblemAt;
  readonly hidden?: readonly string[];
}

/** All fields of an object, in the order of its schema. */
export function SchemaFields({ schema, value, onChange, problemAt, hidden = [] }: SchemaFieldsProps) {
  const event = value['event'];
  const from = value['from'] ?? value['audience'];
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !hidden.includes(name))
    .map(([name, field]) => (
      <SchemaField
        key={name}
        name={name}
        schema={field}
        value={value[name]}
        required={schema.required?.includes(name) ?? false}
        // A condition over a row may speak of its columns, as one over an event of its properties.
        event={typeof event === 'string' ? event : from === 'rows' ? '' : undefined}
        from={typeof from === 'string' ? from : undefined}
        problemAt={(path, whole) => problemAt(`.${name}${path}`, whole)}
        onChange={(next) => {
          const { [name]: _, ...rest } = value;
          if (next === undefined) onChange(rest);
          else onChange({ ...value, [name]: next });
        }}
      />
    ));
}
