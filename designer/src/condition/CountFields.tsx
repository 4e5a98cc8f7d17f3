import type { Leaf } from '@sopwith/engine';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from '../panel/EventField.tsx';
import { countedIn } from './condition-rows.ts';
import { PropertyField } from './PropertyField.tsx';
import { WhereField } from './WhereField.tsx';
import { WindowField } from './WindowField.tsx';

const COUNT_OPS = ['gte', 'lte', 'eq', 'gt', 'lt', 'ne'] as const;

interface CountFieldsProps {
  readonly condition: Leaf<'count'>;
  readonly onChange: (condition: Leaf<'count'>) => void;
}

/** How often something happened: of which event, in which time, counted in what. */
export function CountFields({ condition, onChange }: CountFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <EventField label={t('panel.event')} value={condition.event} onChange={(event) => onChange({ ...condition, event })} />
      <div className="field-row">
        <Select
          aria-label={t('panel.comparison')}
          value={condition.op}
          options={COUNT_OPS.map((op) => ({ value: op, label: t(`panel.count_${op}`) }))}
          onChange={(op) => onChange({ ...condition, op })}
        />
        <InputNumber
          aria-label={t('panel.number')}
          {...(condition.of === 'sum' ? {} : { min: 0, precision: 0 })}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value: value ?? 0 })}
        />
      </div>
      <Select<Leaf<'count'>['of']>
        aria-label={t('panel.countOf')}
        value={condition.of}
        options={[
          { value: 'events', label: t('panel.of_events') },
          { value: 'days', label: t('panel.of_days') },
          { value: 'streak', label: t('condition.of_streak') },
          { value: 'values', label: t('condition.of_values') },
          { value: 'sum', label: t('condition.of_sum') },
        ]}
        onChange={(of) => onChange(countedIn(condition, of))}
      />
      {(condition.of === 'values' || condition.of === 'sum') && (
        <PropertyField
          event={condition.event}
          property={condition.property}
          onChange={(property) => onChange({ ...condition, property })}
        />
      )}
      <WindowField window={condition.window} onChange={(window) => onChange({ ...condition, window })} />
      <WhereField past={condition} onChange={onChange} />
    </>
  );
}
