import type { SegmentTrigger } from '@sopwith/engine';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../condition/ConditionField.tsx';
import { SegmentField } from '../condition/SegmentField.tsx';

interface SegmentTriggerFieldsProps {
  readonly trigger: SegmentTrigger;
  readonly onChange: (trigger: SegmentTrigger) => void;
}

/** Which segment, and whether coming in or leaving starts a run. */
export function SegmentTriggerFields({ trigger, onChange }: SegmentTriggerFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="field-row">
        <Select
          aria-label={t('condition.onChange')}
          value={trigger.on}
          options={(['enter', 'leave'] as const).map((on) => ({ value: on, label: t(`condition.on_${on}`) }))}
          onChange={(on) => onChange({ ...trigger, on })}
        />
        <SegmentField value={trigger.segment} onChange={(segment) => onChange({ ...trigger, segment })} />
      </div>
      <span className="list-entry-note">{t('panel.where')}</span>
      <ConditionField
        condition={trigger.where}
        event={trigger.on === 'enter' ? '$segment.entered' : '$segment.left'}
        onChange={(where) => {
          const { where: _, ...rest } = trigger;
          onChange(where ? { ...rest, where } : rest);
        }}
      />
    </>
  );
}
