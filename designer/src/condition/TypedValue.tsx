import type { Json, ValueType } from '@sopwith/engine';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KnownValue } from './known-values.ts';
import { readValue, writeValue } from './typed-value.ts';

interface TypedValueProps {
  readonly value: Json;
  /** As declared; null: nothing is known, and what is typed decides. */
  readonly type: ValueType | null;
  /** All that it can be, where that is a short list. */
  readonly known?: readonly KnownValue[] | null;
  readonly onChange: (value: Json) => void;
}

/** One value, by the field that its type asks for. */
export function TypedValue({ value, type, known = null, onChange }: TypedValueProps) {
  const { t } = useTranslation();
  const label = t('panel.about_value');
  if (known !== null) {
    const options = known.map((one) => ({ value: one.value, label: one.label }));
    return Array.isArray(value) ? (
      <Select mode="multiple" aria-label={label} value={value.map(String)} options={options} onChange={(items) => onChange(items)} />
    ) : (
      <Select aria-label={label} value={typeof value === 'string' && value !== '' ? value : null} options={options} onChange={onChange} />
    );
  }
  if (Array.isArray(value)) return <SeveralValues value={value as readonly Json[]} type={type} onChange={onChange} />;
  if (typeof type === 'object' && type !== null) {
    return <Select aria-label={label} value={typeof value === 'string' && value !== '' ? value : null} options={choices(type.oneOf)} onChange={onChange} />;
  }
  switch (type) {
    case 'number':
      return <InputNumber aria-label={label} value={typeof value === 'number' ? value : null} onChange={(number) => onChange(number ?? '')} />;
    case 'boolean':
      return (
        <Select
          aria-label={label}
          value={typeof value === 'boolean' ? String(value) : null}
          options={[
            { value: 'true', label: t('condition.yes') },
            { value: 'false', label: t('condition.no') },
          ]}
          onChange={(chosen) => onChange(chosen === 'true')}
        />
      );
    case 'date':
    case 'instant':
      return (
        <Input
          aria-label={label}
          type="date"
          value={typeof value === 'string' ? value.slice(0, 10) : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'text':
      // `007` of what is a text stays one, without quotes.
      return <Input aria-label={label} value={typeof value === 'string' ? value : ''} onChange={({ target }) => onChange(target.value)} />;
    default:
      return <Input aria-label={label} value={writeValue(value)} onChange={({ target }) => onChange(readValue(target.value))} />;
  }
}

function SeveralValues({ value, type, onChange }: TypedValueProps & { readonly value: readonly Json[] }) {
  const { t } = useTranslation();
  const label = t('panel.about_value');
  if (typeof type === 'object' && type !== null) {
    return <Select mode="multiple" aria-label={label} value={value.map(String)} options={choices(type.oneOf)} onChange={(items) => onChange(items)} />;
  }
  const isText = type === 'text' || type === 'date' || type === 'instant';
  return (
    <Select
      mode="tags"
      aria-label={label}
      value={value.map((item) => (isText ? String(item) : writeValue(item)))}
      onChange={(items) => onChange(isText ? items : items.map(readValue))}
    />
  );
}

function choices(oneOf: readonly string[]) {
  return oneOf.map((value) => ({ value, label: value }));
}
