import type { Json } from '@sopwith/engine';
import { Input, InputNumber, Select, Space } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TemplateField } from './TemplateField.tsx';

interface JsonValueFieldProps {
  readonly value: Json;
  readonly label: string;
  /** A text of it may name variables. */
  readonly hasVariables?: boolean;
  readonly onChange: (value: Json) => void;
}

type Kind = 'text' | 'number' | 'boolean' | 'nothing';

const FIRST: Readonly<Record<Kind, Json>> = { text: '', number: 0, boolean: true, nothing: null };

function kindOf(value: Json): Kind {
  if (value === null) return 'nothing';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}

/** A value whose kind the operator chooses. */
export function JsonValueField({ value, label, hasVariables = false, onChange }: JsonValueFieldProps) {
  const { t } = useTranslation();
  const kind = kindOf(value);
  const id = useId();
  const choice = (
    <Space.Compact block>
      <Select
        aria-label={t('panel.kindOf', { label })}
        value={kind}
        style={{ width: kind === 'nothing' || (kind === 'text' && hasVariables) ? '100%' : '38%' }}
        options={(Object.keys(FIRST) as Kind[]).map((each) => ({ value: each, label: t(`panel.kind_${each}`) }))}
        onChange={(next) => onChange(FIRST[next])}
      />
      {kind === 'text' && !hasVariables && (
        <Input
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          style={{ width: '62%' }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {kind === 'number' && (
        <InputNumber aria-label={label} value={Number(value)} style={{ width: '62%' }} onChange={(next) => onChange(next ?? 0)} />
      )}
      {kind === 'boolean' && (
        <Select
          aria-label={label}
          value={value === true ? 'yes' : 'no'}
          style={{ width: '62%' }}
          options={[
            { value: 'yes', label: t('panel.yes') },
            { value: 'no', label: t('panel.no') },
          ]}
          onChange={(next) => onChange(next === 'yes')}
        />
      )}
    </Space.Compact>
  );
  if (kind !== 'text' || !hasVariables) return choice;
  return (
    <div className="field-stack">
      {choice}
      <TemplateField id={id} label={label} value={typeof value === 'string' ? value : ''} singleLine onChange={onChange} />
    </div>
  );
}
