// The form that the type of a field suggests.
import { Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { asList, emptyValue, isJsonObject } from './field-schema.ts';
import { labelOf } from './field-words.ts';
import { JsonValueField } from './JsonValueField.tsx';
import { ListField } from './ListField.tsx';
import type { GivenField } from './given-field.ts';
import { SchemaFields } from './SchemaField.tsx';

export function typedField(given: GivenField): ReactNode {
  const { id, schema, inner, nullable, value, required, label, notes, language, t, problemAt, onChange, setText } = given;
  const text = typeof value === 'string' ? value : '';
  if (inner.enum) {
    const options = inner.enum.map((each) => ({ value: String(each), label: labelOf(schema.labels, String(each), language) }));
    return (
      <Field label={label} id={id} {...notes}>
        <Select
          id={id}
          value={value === undefined ? null : String(value)}
          options={options}
          placeholder={required ? undefined : t('panel.usual')}
          allowClear={!required}
          onChange={(next: string | undefined) => onChange(inner.enum?.find((each) => String(each) === next))}
        />
      </Field>
    );
  }
  switch (inner.type) {
    case 'array':
      return (
        <Field label={label} {...notes}>
          <ListField schema={inner} value={asList(value)} onChange={(list) => onChange([...list])} problemAt={problemAt} />
        </Field>
      );
    case 'object':
      return (
        <Field label={label} {...notes}>
          <SchemaFields schema={inner} value={isJsonObject(value) ? value : {}} onChange={onChange} problemAt={problemAt} />
        </Field>
      );
    case 'boolean':
      return (
        <Field label={label} id={id} {...notes}>
          <Switch id={id} checked={value === true} onChange={onChange} />
        </Field>
      );
    case 'integer':
    case 'number':
      return (
        <Field label={label} id={id} {...notes}>
          <InputNumber
            id={id}
            value={typeof value === 'number' ? value : null}
            min={inner.minimum ?? Number.MIN_SAFE_INTEGER}
            max={inner.maximum ?? Number.MAX_SAFE_INTEGER}
            {...(inner.type === 'integer' ? { precision: 0 } : {})}
            {...(nullable ? { placeholder: t('panel.never') } : {})}
            // An emptied field that may be left out is left out: the least number would mean something.
            onChange={(next) => onChange(next ?? (nullable ? null : required ? emptyValue(inner) : undefined))}
          />
        </Field>
      );
    case 'string':
      return (
        <Field label={label} id={id} {...notes}>
          <Input
            id={id}
            value={text}
            maxLength={inner.maxLength ?? 4000}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
      );
    default:
      return (
        <Field label={label} {...notes}>
          <JsonValueField value={value ?? null} label={label} onChange={onChange} />
        </Field>
      );
  }
}
