import type { ContextField } from '@sopwith/engine';
import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContextText } from './context-from-text.ts';

interface ContextInputsProps {
  readonly fields: readonly ContextField[];
  readonly value: ContextText;
  readonly onChange: (value: ContextText) => void;
}

const INPUT_TYPES = { text: 'text', number: 'number', date: 'date', instant: 'datetime-local' } as const;

export function ContextInputs({ fields, value, onChange }: ContextInputsProps) {
  const { t } = useTranslation();
  const id = useId();
  return fields.map(({ name, type, required }) => (
    <div className="context-input" key={name}>
      <label htmlFor={`${id}-${name}`}>
        {name}
        {required && <span className="muted"> {t('panel.required')}</span>}
      </label>
      {type === 'boolean' ? (
        <Select
          id={`${id}-${name}`}
          allowClear
          value={value[name] ?? null}
          options={[
            { value: 'true', label: t('panel.yes') },
            { value: 'false', label: t('panel.no') },
          ]}
          onChange={(next: string | null | undefined) => onChange({ ...value, [name]: next ?? '' })}
        />
      ) : (
        <Input
          id={`${id}-${name}`}
          type={INPUT_TYPES[type]}
          value={value[name] ?? ''}
          onChange={(event) => onChange({ ...value, [name]: event.target.value })}
        />
      )}
    </div>
  ));
}
