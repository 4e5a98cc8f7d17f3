import type { Leaf } from '@sopwith/engine';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from '../panel/EventField.tsx';
import { WhereField } from './WhereField.tsx';

interface RecencyFieldsProps {
  readonly condition: Leaf<'recency'>;
  readonly onChange: (condition: Leaf<'recency'>) => void;
}

/** How long ago something last happened. */
export function RecencyFields({ condition, onChange }: RecencyFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <EventField label={t('panel.event')} value={condition.event} onChange={(event) => onChange({ ...condition, event })} />
      <Select
        aria-label={t('condition.recency')}
        value={condition.is}
        options={(['absent', 'within', 'longerAgo'] as const).map((is) => ({ value: is, label: t(`condition.is_${is}`) }))}
        onChange={(is) => onChange({ ...condition, is })}
      />
      <div className="field-row">
        <InputNumber
          aria-label={t('panel.number')}
          min={1}
          precision={0}
          value={condition.amount}
          onChange={(amount) => onChange({ ...condition, amount: amount ?? 1 })}
        />
        <Select
          aria-label={t('panel.unit')}
          value={condition.unit}
          options={(['hours', 'days', 'weeks'] as const).map((unit) => ({ value: unit, label: t(`panel.unit_${unit}`) }))}
          onChange={(unit) => onChange({ ...condition, unit })}
        />
      </div>
      <WhereField past={condition} onChange={onChange} />
    </>
  );
}
