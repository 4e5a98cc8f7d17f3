import type { ContextField, WindowStart } from '@sopwith/engine';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

const KINDS: readonly WindowStart['type'][] = ['context', 'variable', 'value'];
const TITLES = { context: 'panel.anchor_context', variable: 'panel.anchor_variable', value: 'panel.anchor_date' } as const;

export function firstStart(type: WindowStart['type'], name = ''): WindowStart {
  switch (type) {
    case 'value':
      return { type, value: new Date().toISOString().slice(0, 10) };
    case 'context':
      return { type, field: name };
    case 'variable':
      return { type, name };
  }
}

/** A date that every run is told, where there is one. */
export function firstStartIn(context: readonly ContextField[]): WindowStart {
  const date = context.find(({ type }) => type === 'date' || type === 'instant');
  return date === undefined ? firstStart('value') : { type: 'context', field: date.name };
}

/** From which moment on a window counts: one that the run was given or has found, or a date. */
export function WindowStartField({ from, onChange }: { readonly from: WindowStart; readonly onChange: (from: WindowStart) => void }) {
  const { t } = useTranslation();
  const { context, variables } = useNames();
  return (
    <>
      <Select
        aria-label={t('condition.since')}
        value={from.type}
        options={KINDS.map((kind) => ({ value: kind, label: t(TITLES[kind]) }))}
        onChange={(type) => onChange(firstStart(type, (type === 'context' ? context : variables)[0]))}
      />
      {from.type === 'context' && (
        <Select
          aria-label={t('panel.anchor_context')}
          value={from.field || null}
          notFoundContent={t('panel.noContext')}
          options={context.map((name) => ({ value: name, label: name }))}
          onChange={(field) => onChange({ type: 'context', field })}
        />
      )}
      {from.type === 'variable' && (
        <SuggestingInput
          aria-label={t('panel.anchor_variable')}
          value={from.name}
          options={variables.map((name) => ({ value: name }))}
          onChange={(name: string) => onChange({ type: 'variable', name })}
        />
      )}
      {from.type === 'value' && (
        <Input
          aria-label={t('panel.anchor_date')}
          type="date"
          value={String(from.value).slice(0, 10)}
          onChange={({ target: { value } }) => value && onChange({ type: 'value', value })}
        />
      )}
    </>
  );
}
