import type { Window } from '@sopwith/engine';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFlow } from '../editor/editor-store.ts';
import { useNames } from '../panel/names.ts';
import { firstStartIn, WindowStartField } from './WindowStartField.tsx';

const KINDS: readonly Window['type'][] = ['last', 'calendar', 'previous', 'sinceStart', 'sinceStep', 'sinceTurn', 'since', 'ever'];

export function WindowField({ window, onChange }: { readonly window: Window; readonly onChange: (window: Window) => void }) {
  const { t } = useTranslation();
  const { steps } = useNames();
  const flow = useFlow();
  const first = (type: Window['type']): Window => {
    switch (type) {
      case 'last':
        return { type, amount: 3, unit: 'days' };
      case 'calendar':
        return { type, unit: 'week' };
      case 'previous':
        return { type, unit: 'month' };
      case 'sinceStep':
        return { type, step: steps[0]?.id ?? '' };
      case 'sinceTurn':
        return { type, step: steps.find((step) => step.type === 'programme')?.id ?? '' };
      case 'since':
        return { type, from: firstStartIn(flow.context) };
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
        options={KINDS.map((kind) => ({
          value: kind,
          label: kind === 'sinceTurn' || kind === 'previous' ? t(`condition.window_${kind}`) : t(`panel.window_${kind}`),
        }))}
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
      {(window.type === 'calendar' || window.type === 'previous') && (
        <>
          <Select
            aria-label={t('panel.unit')}
            value={window.unit}
            options={(['day', 'week', 'month'] as const).map((unit) => ({ value: unit, label: t(window.type === 'previous' ? `condition.previous_${unit}` : `panel.calendar_${unit}`) }))}
            onChange={(unit) => onChange({ ...window, unit })}
          />
          <Input
            className="window-zone"
            aria-label={t('condition.zone')}
            placeholder={t('condition.zone')}
            value={window.zone ?? ''}
            onChange={({ target: { value: zone } }) =>
              onChange({ type: window.type, unit: window.unit, ...(zone.trim() === '' ? {} : { zone: zone.trim() }) })
            }
          />
        </>
      )}
      {window.type === 'since' && <WindowStartField from={window.from} onChange={(from) => onChange({ type: 'since', from })} />}
      {(window.type === 'sinceStep' || window.type === 'sinceTurn') && (
        <Select
          aria-label={window.type === 'sinceTurn' ? t('condition.programme') : t('panel.anchor_step')}
          value={window.step || null}
          options={steps
            .filter(({ type }) => window.type === 'sinceStep' || type === 'programme')
            .map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(step) => onChange({ type: window.type, step })}
        />
      )}
    </div>
  );
}
