import type { Json, Operand } from '@sopwith/engine';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { readValue, writeValue } from './typed-value.ts';

/** What is compared with: a value, or a field of the run's context. */
export function OperandValue({ operand, onChange }: { readonly operand: Operand; readonly onChange: (operand: Operand) => void }) {
  const { t } = useTranslation();
  const { context } = useNames();
  const isContext = operand.type === 'context';
  const known: Json = operand.type === 'value' ? operand.value : '';
  return (
    <div className="field-row">
      <Select
        aria-label={t('panel.comparedWith')}
        value={isContext ? 'context' : 'value'}
        options={[
          { value: 'value', label: t('panel.about_value') },
          { value: 'context', label: t('panel.about_context') },
        ]}
        onChange={(type) => onChange(type === 'context' ? { type, field: context[0] ?? '' } : { type: 'value', value: '' })}
      />
      {isContext ? (
        <Select
          aria-label={t('panel.about_context')}
          value={operand.field || null}
          notFoundContent={t('panel.noContext')}
          options={context.map((name) => ({ value: name, label: name }))}
          onChange={(field) => onChange({ type: 'context', field })}
        />
      ) : Array.isArray(known) ? (
        <Select
          mode="tags"
          aria-label={t('panel.about_value')}
          value={known.map(writeValue)}
          onChange={(items) => onChange({ type: 'value', value: items.map(readValue) })}
        />
      ) : (
        <Input
          aria-label={t('panel.about_value')}
          value={writeValue(known)}
          onChange={(change) => onChange({ type: 'value', value: readValue(change.target.value) })}
        />
      )}
    </div>
  );
}
