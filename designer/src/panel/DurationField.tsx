import type { Json } from '@sopwith/engine';
import { Checkbox, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { DURATION_UNITS, readDuration } from './read-setting.ts';

interface DurationFieldProps {
  readonly value: Json | undefined;
  readonly nullable: boolean;
  readonly label: string;
  readonly onChange: (value: Json) => void;
}

export function DurationField({ value, nullable, label, onChange }: DurationFieldProps) {
  const { t } = useTranslation();
  const duration = readDuration(value);
  return (
    <div className="field-stack">
      {nullable && (
        <Checkbox checked={duration !== null} onChange={(event) => onChange(event.target.checked ? { amount: 1, unit: 'days' } : null)}>
          {t('panel.limited')}
        </Checkbox>
      )}
      {duration && (
        <Space.Compact block>
          <InputNumber
            aria-label={t('panel.amountOf', { label })}
            min={1}
            precision={0}
            value={duration.amount}
            style={{ width: '45%' }}
            onChange={(amount) => onChange({ ...duration, amount: amount ?? 1 })}
          />
          <Select
            aria-label={t('panel.unitOf', { label })}
            value={duration.unit}
            style={{ width: '55%' }}
            options={DURATION_UNITS.map((unit) => ({ value: unit, label: t(`panel.unit_${unit}`) }))}
            onChange={(unit) => onChange({ ...duration, unit })}
          />
        </Space.Compact>
      )}
    </div>
  );
}
