import type { Window } from '@sopwith/engine';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';

const KINDS: readonly Window['type'][] = ['last', 'calendar', 'sinceStart', 'sinceStep', 'ever'];

export function WindowField({ window, onChange }: { readonly window: Window; readonly onChange: (window: Window) => void }) {
  const { t } = useTranslation();
  const { steps } = useNames();
  const first = (type: Window['type']): Window => {
    switch (type) {
      case 'last':
        return { type, amount: 3, unit: 'days' };
      case 'calendar':
        return { type, unit: 'week' };
      case 'sinceStep':
        return { type, step: steps[0]?.id ?? '' };
      case 'sinceStart':
      case 'ever':
        return { type };
    }
  };
  return (
    <div className="field-row window-field">
      <Select
        aria-label={t('panel.window')}
        value={window.type}
        options={KINDS.map((kind) => ({ value: kind, label: t(`panel.window_${kind}`) }))}
        onChange={(type) => onChange(first(type))}
      />
      {window.type === 'last' && (
        <>
          <InputNumber
            aria-label={t('panel.number')}
            min={1}
            precision={0}
            value={window.amount}
            onChange={(amount) => onChange({ ...window, amount: amount ?? 1 })}
          />
          <Select
            aria-label={t('panel.unit')}
            value={window.unit}
            options={(['hours', 'days', 'weeks'] as const).map((unit) => ({ value: unit, label: t(`panel.unit_${unit}`) }))}
            onChange={(unit) => onChange({ ...window, unit })}
          />
        </>
      )}
      {window.type === 'calendar' && (
        <Select
          aria-label={t('panel.unit')}
          value={window.unit}
          options={(['day', 'week', 'month'] as const).map((unit) => ({ value: unit, label: t(`panel.calendar_${unit}`) }))}
          onChange={(unit) => onChange({ type: 'calendar', unit })}
        />
      )}
      {window.type === 'sinceStep' && (
        <Select
          aria-label={t('panel.anchor_step')}
          value={window.step || null}
          options={steps.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(step) => onChange({ type: 'sinceStep', step })}
        />
      )}
    </div>
  );
}
