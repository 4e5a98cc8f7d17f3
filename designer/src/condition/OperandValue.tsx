import type { Json, Operand, ValueType } from '@sopwith/engine';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../panel/names.ts';
import { TypedValue } from './TypedValue.tsx';

interface OperandValueProps {
  readonly operand: Operand;
  /** Of the other side, where it is declared. */
  readonly type: ValueType | null;
  readonly onChange: (operand: Operand) => void;
}

/** What is compared with: a value, or a field of the run's context. */
export function OperandValue({ operand, type, onChange }: OperandValueProps) {
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
        onChange={(kind) => onChange(kind === 'context' ? { type: kind, field: context[0] ?? '' } : { type: 'value', value: '' })}
      />
      {isContext ? (
        <Select
          aria-label={t('panel.about_context')}
          value={operand.field || null}
          notFoundContent={t('panel.noContext')}
          options={context.map((name) => ({ value: name, label: name }))}
          onChange={(field) => onChange({ type: 'context', field })}
        />
      ) : (
        <TypedValue value={known} type={type} onChange={(value) => onChange({ type: 'value', value })} />
      )}
    </div>
  );
}
