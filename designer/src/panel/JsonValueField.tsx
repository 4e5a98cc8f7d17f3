import type { Json } from '@sopwith/engine';
import { Input, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';

interface JsonValueFieldProps {
  readonly value: Json;
  readonly label: string;
  readonly onChange: (value: Json) => void;
}

type Kind = 'text' | 'number' | 'boolean' | 'nothing';

const FIRST: Readonly<Record<Kind, Json>> = { text: '', number: 0, boolean: true, nothing: null };

function kindOf(value: Json): Kind {
  if (value === null) return 'nothing';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}

/** A value whose kind the operator chooses. */
export function JsonValueField({ value, label, onChange }: JsonValueFieldProps) {
  const { t } = useTranslation();
  const kind = kindOf(value);
  return (
    <Space.Compact block>
      <Select
        aria-label={t('panel.kindOf', { label })}
        value={kind}
        style={{ width: kind === 'nothing' ? '100%' : '38%' }}
        options={(Object.keys(FIRST) as Kind[]).map((each) => ({ value: each, label: t(`panel.kind_${each}`) }))}
        onChange={(next) => onChange(FIRST[next])}
      />
      {kind === 'text' && (
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
}
