import type { Anchor, Json } from '@sopwith/engine';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventField } from './EventField.tsx';
import { useNames } from './names.ts';
import { readAnchor } from './read-setting.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

const KINDS: readonly Anchor['type'][] = ['start', 'trigger', 'date', 'event', 'context', 'attribute', 'variable', 'step'];

interface AnchorFieldProps {
  readonly value: Json | undefined;
  readonly label: string;
  /** What it is counted from where nothing is chosen; absent: something must be. */
  readonly unless?: string;
  /** undefined takes the choice away. */
  readonly onChange: (value: Json | undefined) => void;
}

const UNLESS = '';

export function AnchorField({ value, label, unless, onChange }: AnchorFieldProps) {
  const { t } = useTranslation();
  const names = useNames();
  const isUnset = unless !== undefined && value === undefined;
  const anchor = isUnset ? { type: UNLESS } as const : readAnchor(value);
  const first = (type: Anchor['type']): Json => {
    switch (type) {
      case 'start':
      case 'trigger':
        return { type };
      case 'date':
        return { type, date: new Date().toISOString().slice(0, 10) };
      case 'event':
        return { type, event: names.events[0] ?? '' };
      case 'context':
        return { type, field: names.context[0] ?? '' };
      case 'attribute':
        return { type, name: names.attributes[0] ?? '' };
      case 'variable':
        return { type, name: names.variables[0] ?? '' };
      case 'step':
        return { type, step: names.steps[0]?.id ?? '' };
    }
  };
  return (
    <div className="field-stack">
      <Select
        aria-label={label}
        value={anchor.type}
        options={[
          ...(unless === undefined ? [] : [{ value: UNLESS, label: unless } as const]),
          ...KINDS.map((kind) => ({ value: kind, label: t(`panel.anchor_${kind}`) })),
        ]}
        onChange={(type) => onChange(type === UNLESS ? undefined : first(type))}
      />
      {anchor.type === 'date' && (
        <Input
          aria-label={t('panel.anchor_date')}
          type="date"
          value={anchor.date}
          onChange={(event) => event.target.value && onChange({ type: 'date', date: event.target.value })}
        />
      )}
      {anchor.type === 'event' && (
        <EventField label={t('panel.anchor_event')} value={anchor.event} onChange={(event) => onChange({ type: 'event', event })} />
      )}
      {anchor.type === 'step' && (
        <Select
          aria-label={t('panel.anchor_step')}
          value={anchor.step || null}
          options={names.steps.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(step) => onChange({ type: 'step', step })}
        />
      )}
      {anchor.type === 'context' && (
        <Select
          aria-label={t('panel.anchor_context')}
          value={anchor.field || null}
          notFoundContent={t('panel.noContext')}
          options={names.context.map((name) => ({ value: name, label: name }))}
          onChange={(field) => onChange({ type: 'context', field })}
        />
      )}
      {(anchor.type === 'attribute' || anchor.type === 'variable') && (
        <SuggestingInput
          aria-label={t(`panel.anchor_${anchor.type}`)}
          value={anchor.name}
          options={(anchor.type === 'attribute' ? names.attributes : names.variables).map((name) => ({ value: name }))}
          onChange={(name: string) => onChange({ type: anchor.type, name })}
        />
      )}
    </div>
  );
}
